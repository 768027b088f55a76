package dev.labelwright.demo.gold;

import java.util.Locale;

/**
 * How many patients' values agree with gold.
 *
 * @param patients those that gold has a value for
 * @param without those of them that have no value in the project; they do not agree
 */
public record Agreement(String variable, long agreeing, long patients, long without) {
    /** One line, as {@code Sex: 85 of 87 patients agree (97.7 %)}. */
    public String readable() {
        String line = String.format(
                Locale.ROOT,
                "%s: %d of %d patients agree (%.1f %%)",
                variable,
                agreeing,
                patients,
                patients == 0 ? 0.0 : 100.0 * agreeing / patients);
        return without == 0 ? line : line + ", " + without + " without a value";
    }
}
