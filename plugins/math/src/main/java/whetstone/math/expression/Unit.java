package whetstone.math.expression;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import whetstone.math.Rational;

/// A unit of measurement, or a word that stands where one would ("5 apples").
///
/// @param factor what one of it is worth in base units
/// @param dimensions base units with their exponents, none zero
record Unit(Rational factor, Map<String, Integer> dimensions) {

    Unit {
        dimensions = Map.copyOf(dimensions);
    }

    private static final Map<String, Unit> KNOWN = known();

    /// The unit of that name; null where it is none.
    static @Nullable Unit named(String word) {
        var exact = KNOWN.get(word);
        return exact != null || word.length() <= 3
                ? exact
                : KNOWN.get(word.toLowerCase(Locale.ROOT));
    }

    /// A word that counts things.
    static Unit label(String words) {
        return new Unit(Rational.ONE, Map.of("'" + words.toLowerCase(Locale.ROOT), 1));
    }

    /// Whether it only counts things.
    boolean isLabel() {
        return dimensions.keySet().stream().allMatch(d -> d.startsWith("'"));
    }

    boolean isPercent() {
        return dimensions.containsKey("%");
    }

    Unit times(Unit other, int exponent) {
        var sum = new TreeMap<>(dimensions);
        other.dimensions.forEach((name, power) -> sum.merge(name, power * exponent, Integer::sum));
        sum.values().removeIf(power -> power == 0);
        var scale = factor;
        for (int i = 0; i < Math.abs(exponent); i++) {
            scale = exponent > 0 ? scale.multiply(other.factor) : scale.divide(other.factor);
        }
        return new Unit(scale, sum);
    }

    private static Map<String, Unit> known() {
        var units = new HashMap<String, Unit>();
        // Each line: base unit, then name=numerator/denominator with synonyms.
        for (var line :
                """
                m mm,millimeter,millimeters,millimetre,millimetres=1/1000 cm,centimeter,centimeters,centimetre,centimetres=1/100
                m dm=1/10 m,meter,meters,metre,metres=1 km,kilometer,kilometers,kilometre,kilometres=1000
                m inch,inches=127/5000 ft,foot,feet=381/1250 yd,yard,yards=1143/1250 mi,mile,miles=201168/125
                g mg,milligram,milligrams=1/1000 g,gram,grams=1 kg,kilogram,kilograms=1000 ton,tons,tonne,tonnes=1000000
                lb lb,lbs,pound,pounds=1 oz,ounce,ounces=1/16
                s ms,millisecond,milliseconds=1/1000 s,sec,secs,second,seconds=1 min,mins,minute,minutes=60
                s h,hr,hrs,hour,hours=3600 day,days=86400 week,weeks=604800
                month month,months=1 year,years,yr,yrs=12
                l mL,ml,milliliter,milliliters=1/1000 L,l,liter,liters,litre,litres=1
                $ dollar,dollars,USD,usd,bucks=1 cent,cents=1/100
                € euro,euros,EUR=1
                £ GBP=1
                % percent,percents,percentage,pct=1/100
                ° degree,degrees,deg=1
                rad rad,radian,radians=1
                unit unit,units=1
                N N,newton,newtons=1
                J J,joule,joules=1 kJ=1000
                W W,watt,watts=1 kW=1000
                Hz Hz=1 kHz=1000 MHz=1000000
                V V,volt,volts=1
                K K,kelvin=1
                mol mol,mole,moles=1
                mph mph=1
                """
                        .lines()
                        .toList()) {
            add(units, line.split(" ", -1));
        }
        return Map.copyOf(units);
    }

    private static void add(Map<String, Unit> units, String[] line) {
        for (int i = 1; i < line.length; i++) {
            var names = line[i].substring(0, line[i].indexOf('=')).split(",", -1);
            var factor = Rational.read(line[i].substring(line[i].indexOf('=') + 1));
            if (factor == null) {
                throw new IllegalStateException("unit table: " + line[i]);
            }
            for (var name : names) {
                units.put(name, new Unit(factor, Map.of(line[0], 1)));
            }
        }
    }
}
