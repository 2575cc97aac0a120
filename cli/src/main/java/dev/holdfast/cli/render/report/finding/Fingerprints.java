package dev.holdfast.cli.render.report.finding;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.planner.document.FindingEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Tells findings apart from one plan to the next: a SHA-256 over the id, the addresses and what the message is about. Line
 * numbers, instants and figures do not count, so that a finding stays the same one while it moves in its file or gets worse. Findings
 * that are equal in all of that are numbered, so that no two of one plan have the same fingerprint.
 */
public final class Fingerprints {

    /** Shorter words are units, weekdays and months. */
    private static final int SHORTEST_WORD = 4;

    private final Map<String, Integer> seen = new HashMap<>();
    private final Sha256 digest = new Sha256();

    /** The fingerprint of the next finding, 64 digits in hex. */
    public String next(FindingEntry finding) {
        return next(finding.id(), addresses(finding), finding.message());
    }

    /**
     * The fingerprint of the next problem of a text, 64 digits in hex: over its code, its file and what it is about.
     *
     * @param file the same from wherever the program is called; empty if it has none
     */
    public String next(Diagnostic problem, String file) {
        return next(problem.code().id(), file, problem.detail());
    }

    private String next(String id, String where, String message) {
        String key = String.join("\0", List.of(id, where, telling(message)));
        int number = seen.merge(key, 1, Integer::sum);
        return digest.of(number == 1 ? key : key + "\0" + number);
    }

    private static String addresses(FindingEntry finding) {
        return String.join("\1", new TreeSet<>(finding.addresses()));
    }

    /** Quoted names as they are; beside them, words that are no figures, units, weekdays or months. */
    private static String telling(String message) {
        StringBuilder key = new StringBuilder(message.length());
        int index = 0;
        while (index < message.length()) {
            char c = message.charAt(index);
            int close = c == '\'' ? message.indexOf('\'', index + 1) : -1;
            int end = close > 0 ? close + 1 : wordEnd(message, index);
            if (close > 0 || isTelling(message, index, end)) {
                key.append(message, index, end).append(' ');
            }
            index = Math.max(end, index + 1);
        }
        return key.toString();
    }

    private static int wordEnd(String message, int start) {
        int end = start;
        while (end < message.length() && Character.isLetterOrDigit(message.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTelling(String message, int start, int end) {
        for (int index = start; index < end; index++) {
            if (!Character.isLetter(message.charAt(index))) {
                return false;
            }
        }
        return end - start >= SHORTEST_WORD;
    }
}
