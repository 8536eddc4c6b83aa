package whetstone.core.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import whetstone.core.recipe.Spelling;

/// The members of a JSON object that somebody sent: each of the type and within the range that it must have.
///
/// @param json an object
record Fields(JsonNode json) {

    /// Refuses members that nobody reads: what they ask for would not be done.
    void allow(Set<String> known) {
        for (var name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw WireError.bad(
                        name,
                        "'%s' is not known here; %s".formatted(name, Spelling.meant(name, known)));
            }
        }
    }

    /// Refuses a member that asks for something; null, false, 0, and what is empty asks for nothing.
    void refuse(String name) {
        var value = json.path(name);
        boolean nothing =
                value.isMissingNode()
                        || value.isNull()
                        || (value.isBoolean() && !value.booleanValue())
                        || (value.isNumber() && value.doubleValue() == 0)
                        || (value.isContainer() && value.isEmpty())
                        || (value.isString() && value.stringValue().isEmpty());
        if (!nothing) {
            throw WireError.bad(name, "'%s' is not supported; leave it out".formatted(name));
        }
    }

    boolean has(String name) {
        var value = json.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    double number(String name, double usual, double least, double most) {
        if (!has(name)) {
            return usual;
        }
        var value = json.path(name);
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw WireError.bad(
                    name,
                    "%s: expected a number from %s to %s, found %s"
                            .formatted(name, least, most, value));
        }
        return value.doubleValue();
    }

    long whole(String name, long usual, long least, long most) {
        if (!has(name)) {
            return usual;
        }
        var value = json.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw WireError.bad(
                    name,
                    "%s: expected a whole number from %d to %d, found %s"
                            .formatted(name, least, most, value));
        }
        return value.longValue();
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!json.path(name).isBoolean()) {
            throw WireError.bad(name, name + ": expected true or false");
        }
        return json.path(name).booleanValue();
    }

    String text(String name) {
        if (!json.path(name).isString()) {
            throw WireError.bad(name, "'%s' is missing; expected text".formatted(name));
        }
        return json.path(name).stringValue();
    }

    /// One text or a list of some; empty where there is none.
    List<String> texts(String name) {
        var value = json.path(name);
        var texts = new ArrayList<String>();
        if (value.isString()) {
            texts.add(value.stringValue());
        } else if (has(name)) {
            for (var one : value) {
                if (!one.isString()) {
                    throw WireError.bad(name, name + ": expected text, or a list of texts");
                }
                texts.add(one.stringValue());
            }
        }
        return texts;
    }
}
