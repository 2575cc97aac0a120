package dev.holdfast.executor.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes of the journal's rows: SHA-256 over each part of a row, with its length in bytes and a colon before it, so that no two
 * rows have the same text. Not thread safe.
 */
final class RowHash {

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;

    RowHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The hash of a row, as lower-case hexadecimal digits.
     *
     * @param previous hash of the row before it; empty for the first
     * @param phase word of its phase
     */
    String of(String previous, long number, String phase, Journal.Entry entry) {
        add(previous);
        add(Long.toString(number));
        add(phase);
        add(entry.run());
        add(Integer.toString(entry.seq()));
        add(entry.action());
        add(entry.address());
        add(entry.key());
        add(entry.payload());
        return HEX.formatHex(digest.digest());
    }

    private void add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
