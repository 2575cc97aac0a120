package dev.holdfast.planner.repair;

import java.util.Optional;

/**
 * What to do about objectives that do not hold. Each of the two edits was tried and is enough by itself.
 *
 * @param better the smallest edit after which they hold; empty if none was found
 * @param accepting the edit of the objectives that accepts what is lost; empty if none is needed or found
 */
public record Advice(Optional<Repair> better, Optional<Repair> accepting) {

    /**
     * Sentences.
     *
     * @param without what is said before the second edit if there is no first one; empty for nothing
     * @param after what is said behind it then, such as the reason; empty for nothing
     */
    public String text(String without, String after) {
        String accept = accepting.map(Repair::edit).orElse("");
        if (better.isPresent()) {
            String write = imperative(better.get().edit());
            return accept.isEmpty() ? write + "." : write + "; or, to accept the loss, " + accept + ".";
        }
        if (accept.isEmpty()) {
            return without.isEmpty() ? "Relax the objectives of the policy." : without + ".";
        }
        return without.isEmpty()
                ? imperative(accept) + after + "."
                : without + "; or, to accept the loss, " + accept + ".";
    }

    private static String imperative(String edit) {
        return edit.startsWith("take ") ? "T" + edit.substring(1) : "Write " + edit;
    }
}
