package dev.holdfast.cli.ruletest;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.text.Globs;
import dev.holdfast.planner.document.FindingEntry;
import java.util.Locale;
import java.util.Optional;

/**
 * A finding that must be there.
 *
 * @param finding id, name, or {@code rule/} and the name of a rule
 * @param address what it must be about, perhaps with {@code *}
 * @param level which level it must have; absent for any
 * @param message what its message must contain; absent for anything
 * @param place what its place must contain; absent for anything
 * @param waived true if somebody must answer for it, false if nobody may
 * @param written where the test says so
 */
record Expectation(
        String finding,
        String address,
        Optional<String> level,
        Optional<String> message,
        Optional<String> place,
        boolean waived,
        SourceSpan written) {

    /** True if a finding about this address is what is expected. */
    boolean fits(FindingEntry found, String about) {
        return names(finding, found)
                && found.counts() != waived
                && Globs.fits(address.toLowerCase(Locale.ROOT), about.toLowerCase(Locale.ROOT))
                && level.map(found.level()::equals).orElse(true)
                && message.map(found.message()::contains).orElse(true)
                && place.map(found.place().orElse("")::contains).orElse(true);
    }

    /** True if the finding has this id or name. */
    static boolean names(String finding, FindingEntry found) {
        return finding.equals(found.id()) || finding.equals(found.name());
    }

    /** In words: {@code rule/x for web-1 at level error with 'no copy'}. */
    String shown() {
        return finding + " for " + address
                + level.map(word -> " at level " + word).orElse("")
                + message.map(text -> " with '" + text + "' in its message").orElse("")
                + place.map(text -> " at a place with '" + text + "'").orElse("")
                + (waived ? ", waived" : "");
    }
}
