package dev.holdfast.executor.fabric.world.job;

import dev.holdfast.executor.stored.StoredText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backup that somebody asked for.
 *
 * @param second when it was asked for, which is the capture of its point
 * @param keep digest of the rule that its point is promised beside that of its policy; absent if the policy alone decides
 * @param reason why it was asked for; may be empty
 */
public record OnDemand(long second, Optional<String> keep, String reason) {

    private static final int PARTS = 3;

    /** Several as a JSON list: second, digest (may be empty) and reason of each, one after the other. */
    public static String text(List<OnDemand> all) {
        List<String> parts = new ArrayList<>(all.size() * PARTS);
        for (OnDemand one : all) {
            parts.add(String.valueOf(one.second()));
            parts.add(one.keep().orElse(""));
            parts.add(one.reason());
        }
        return StoredText.texts(parts);
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static List<OnDemand> parse(String text) {
        List<String> parts = StoredText.texts(text);
        if (parts.size() % PARTS != 0) {
            throw new IllegalArgumentException("a backup on demand has three parts: " + text);
        }
        List<OnDemand> all = new ArrayList<>(parts.size() / PARTS);
        for (int i = 0; i < parts.size(); i += PARTS) {
            String keep = parts.get(i + 1);
            all.add(new OnDemand(
                    Long.parseLong(parts.get(i)),
                    keep.isEmpty() ? Optional.empty() : Optional.of(keep),
                    parts.get(i + 2)));
        }
        return all;
    }
}
