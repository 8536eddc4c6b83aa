package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/// Which keys do what. The defaults come from the commands, a person's own from the preferences.
public final class Keys {

    /// Begins the preference that holds a command's keys.
    public static final String PREFERENCE = "key.";

    private static final Map<String, String> SIGNS =
            Map.of(".", "PERIOD", ",", "COMMA", "/", "SLASH", ";", "SEMICOLON", "-", "MINUS");

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Map<String, String> own = new LinkedHashMap<>();
    private List<String> brought = List.of();

    public Keys(List<Command> all) {
        all.forEach(command -> commands.put(command.id(), command));
    }

    /// Takes commands in the place of those that the call before brought.
    public void bring(List<Command> more) {
        brought.forEach(commands::remove);
        brought = more.stream().map(Command::id).toList();
        more.forEach(command -> commands.put(command.id(), command));
    }

    /// All commands, in the order of the menus.
    public List<Command> commands() {
        return List.copyOf(commands.values());
    }

    /// The command `id`.
    public Command command(String id) {
        var command = commands.get(id);
        if (command == null) {
            throw new IllegalArgumentException("no command " + id);
        }
        return command;
    }

    /// Takes a person's keys from the preferences; what cannot be read stays at its default.
    ///
    /// @return whether any differ from before
    public boolean read(Map<String, String> preferences) {
        var before = Map.copyOf(own);
        own.clear();
        preferences.forEach((key, value) -> {
            if (key.startsWith(PREFERENCE) && (value.isEmpty() || parsed(value).isPresent())) {
                own.put(key.substring(PREFERENCE.length()), value);
            }
        });
        return !own.equals(before);
    }

    /// The keys of a command; empty for none.
    public String of(String id) {
        return own.getOrDefault(id, command(id).keys());
    }

    /// What speaks against giving `keys` to the command `id`; empty if nothing does.
    public String conflict(String id, String keys) {
        var wanted = parsed(keys);
        if (keys.isEmpty()) {
            return "";
        }
        if (wanted.isEmpty()) {
            return "'%s' is no key combination; write one such as Ctrl+Shift+R".formatted(keys);
        }
        for (var other : commands.values()) {
            if (!other.id().equals(id) && parsed(of(other.id())).equals(wanted)) {
                return "%s has these keys already".formatted(other.title());
            }
        }
        return "";
    }

    /// Every command with the keys that it has now, those without keys left out.
    public Map<KeyCombination, Command> table() {
        var table = new LinkedHashMap<KeyCombination, Command>();
        for (var command : commands.values()) {
            parsed(of(command.id())).ifPresent(keys -> table.put(keys, command));
        }
        return table;
    }

    /// Commands that share their keys with another.
    public List<String> clashes() {
        var clashes = new ArrayList<String>();
        for (var command : commands.values()) {
            if (!conflict(command.id(), of(command.id())).isEmpty()) {
                clashes.add(command.id());
            }
        }
        return clashes;
    }

    /// `keys` with signs as they stand on the keys, such as `Ctrl+.`; written so, they are understood too.
    public static String shown(String keys) {
        var plain = keys.replace("Shortcut", "Ctrl");
        for (var sign : SIGNS.entrySet()) {
            plain = plain.replaceFirst("(?<=^|\\+)%s$".formatted(sign.getValue()), sign.getKey());
        }
        return plain;
    }

    static Optional<KeyCombination> parsed(String keys) {
        var last = keys.isEmpty() ? "" : keys.substring(keys.length() - 1);
        var name = SIGNS.get(last);
        var named = name == null ? keys : keys.substring(0, keys.length() - 1) + name;
        try {
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(KeyCombination.valueOf(named.replace("Ctrl", "Shortcut")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
