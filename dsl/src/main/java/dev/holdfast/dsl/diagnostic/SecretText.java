package dev.holdfast.dsl.diagnostic;

import java.util.Locale;
import java.util.Optional;

/**
 * Finds what looks like a secret in a text: signatures of shared access, storage account keys, private keys, passwords in
 * addresses.
 */
public final class SecretText {

    /** A signature or key shorter than this is hardly one; 32 bytes are 44 characters of base 64. */
    private static final int SHORTEST_KEY = 20;

    private SecretText() {}

    /**
     * A part of a text.
     *
     * @param kind what it looks like, with an article
     * @param start first character, in UTF-16 units
     * @param end first character after it
     */
    public record Found(String kind, int start, int end) {}

    /** The first thing that looks like a secret. */
    public static Optional<Found> find(String text) {
        if (text.length() < 8) {
            return Optional.empty();
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return key(folded, "sig=", "a shared access signature")
                .or(() -> key(folded, "accountkey=", "the key of a storage account"))
                .or(() -> key(folded, "sharedaccesskey=", "a shared access key"))
                .or(() -> privateKey(folded))
                .or(() -> password(text));
    }

    /** The text with everything that looks like a secret replaced by asterisks of the same length. */
    public static String mask(String text) {
        String masked = text;
        Optional<Found> found = find(masked);
        while (found.isPresent()) {
            int start = found.get().start();
            int end = found.get().end();
            masked = masked.substring(0, start) + "*".repeat(end - start) + masked.substring(end);
            found = find(masked);
        }
        return masked;
    }

    private static Optional<Found> key(String folded, String mark, String kind) {
        for (int at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
            int start = at + mark.length();
            int end = start;
            while (end < folded.length() && isKeyCharacter(folded.charAt(end))) {
                end++;
            }
            boolean word = at == 0 || !Character.isLetter(folded.charAt(at - 1));
            if (word && end - start >= SHORTEST_KEY) {
                return Optional.of(new Found(kind, start, end));
            }
        }
        return Optional.empty();
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '%'
                || c == '='
                || c == '-'
                || c == '_';
    }

    private static Optional<Found> privateKey(String folded) {
        int start = folded.indexOf("-----begin ");
        return start >= 0 && folded.indexOf("private key-----", start) > 0
                ? Optional.of(new Found("a private key", start, folded.length()))
                : Optional.empty();
    }

    /** {@code scheme://user:password@host}. */
    private static Optional<Found> password(String text) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            int start = at + 3;
            int colon = -1;
            for (int i = start; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '/' || c == '?' || c == '#' || Character.isWhitespace(c)) {
                    break;
                }
                if (c == ':' && colon < 0) {
                    colon = i;
                } else if (c == '@') {
                    if (colon > 0
                            && !text.substring(colon + 1, i).replace("*", "").isEmpty()) {
                        return Optional.of(new Found("a password in an address", colon + 1, i));
                    }
                    break;
                }
            }
        }
        return Optional.empty();
    }
}
