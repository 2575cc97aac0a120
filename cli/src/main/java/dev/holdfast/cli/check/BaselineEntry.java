package dev.holdfast.cli.check;

import dev.holdfast.dsl.diagnostic.Severity;
import java.util.Comparator;

/**
 * One accepted finding about one address.
 *
 * @param id {@code HFnnnn}
 * @param name name of the finding; of a rule of the declaration {@code rule/} and its name
 * @param level {@code error}, {@code warning} or {@code note}: what is worse by now is not accepted
 * @param address what it is about
 * @param message what it said when it was accepted, for people; it does not count
 * @param fingerprint tells it from others of the same name and address, 64 digits in hex
 */
public record BaselineEntry(String id, String name, String level, String address, String message, String fingerprint)
        implements Comparable<BaselineEntry> {

    private static final Comparator<BaselineEntry> ORDER = Comparator.comparing(BaselineEntry::id)
            .thenComparing(BaselineEntry::name)
            .thenComparing(BaselineEntry::address)
            .thenComparing(BaselineEntry::fingerprint)
            .thenComparing(BaselineEntry::message)
            .thenComparing(entry -> severity(entry.level()));

    /** What a finding must agree in to be accepted by an entry. */
    record Key(String id, String name, String address, String fingerprint) {}

    /** What a finding must agree in to be accepted by this entry. */
    Key key() {
        return new Key(id, name, address, fingerprint);
    }

    /** True if a finding of this level is no worse than the one that was accepted. */
    boolean covers(String found) {
        return severity(found).compareTo(severity(level)) >= 0;
    }

    private static Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no such level: " + word);
    }

    @Override
    public int compareTo(BaselineEntry other) {
        return ORDER.compare(this, other);
    }
}
