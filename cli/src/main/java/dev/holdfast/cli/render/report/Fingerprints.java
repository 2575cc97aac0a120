package dev.holdfast.cli.render.report;

import dev.holdfast.planner.document.FindingEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
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
    private final MessageDigest digest;

    /** Nothing was seen yet. */
    public Fingerprints() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The fingerprint of the next finding, 64 digits in hex. */
    public String next(FindingEntry finding) {
        String key = String.join("\0", List.of(finding.id(), addresses(finding), telling(finding.message())));
        int number = seen.merge(key, 1, Integer::sum);
        String whole = number == 1 ? key : key + "\0" + number;
        return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
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
