package dev.holdfast.dsl.text;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Optional;

/**
 * Decides on the bytes of a file whether they are text that may be parsed: size, UTF-8, characters, line lengths.
 *
 * <p>One pass, linear in the size. Everything a parser would answer with a vague or late error is refused here, each at its
 * line and column.
 */
public final class TextGate {

    private static final int SNIFFED_BYTES = 8 * 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private final String file;
    private final byte[] bytes;
    private final TextPurpose purpose;
    private final Diagnostics diagnostics;
    private final StringBuilder shown;
    private final StringBuilder parseable;
    private int line = 1;
    private int column = 1;
    private int problems;
    private boolean lineTooLong;

    private TextGate(String file, byte[] bytes, TextPurpose purpose, Diagnostics diagnostics) {
        this.file = file;
        this.bytes = bytes;
        this.purpose = purpose;
        this.diagnostics = diagnostics;
        this.shown = new StringBuilder(bytes.length);
        this.parseable = new StringBuilder(bytes.length);
    }

    /** Decodes the bytes of a declaration, as the other method does. */
    public static Optional<GatedText> open(String file, byte[] bytes, Diagnostics diagnostics) {
        return open(file, bytes, TextPurpose.DECLARATION, diagnostics);
    }

    /**
     * Decodes the bytes of a file.
     *
     * @param file path as printed in messages
     * @param bytes the whole file, or at least the first {@link TextLimits#FILE_BYTES} + 1 bytes of it
     * @param purpose what the file is written for
     * @return the text; empty if nothing of it should be parsed, in which case an error was added
     */
    public static Optional<GatedText> open(String file, byte[] bytes, TextPurpose purpose, Diagnostics diagnostics) {
        Optional<String> binary = looksBinary(bytes, purpose);
        if (binary.isPresent()) {
            diagnostics.add(SourceSpan.at(file, 1, 1), DiagnosticCode.NOT_UTF8, binary.get());
            return Optional.empty();
        }
        if (bytes.length > TextLimits.FILE_BYTES) {
            diagnostics.add(
                    SourceSpan.at(file, 1, 1), DiagnosticCode.FILE_TOO_LARGE, tooLarge("more than 4 MiB", purpose));
            return Optional.empty();
        }
        return new TextGate(file, bytes, purpose, diagnostics).decode();
    }

    /** The detail of {@link DiagnosticCode#FILE_TOO_LARGE}; {@code size} completes "The file holds". */
    static String tooLarge(String size, TextPurpose purpose) {
        return "The file holds " + size + "; a " + purpose.noun()
                + " may hold 4 MiB. Large files cannot be checked in bounded time. " + purpose.smaller();
    }

    /** Why the first bytes are no text of ours at all; empty if they may be. */
    static Optional<String> looksBinary(byte[] bytes, TextPurpose purpose) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of("The file starts with a UTF-16 byte order mark. " + purpose.plural()
                    + " are UTF-8 text. Save the file as UTF-8.");
        }
        int sniffed = Math.min(bytes.length, SNIFFED_BYTES);
        int strange = 0;
        int zeros = 0;
        for (int i = 0; i < sniffed; i++) {
            int b = bytes[i];
            zeros += b == 0 ? 1 : 0;
            strange += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
        }
        if (zeros >= 4 && zeros > sniffed / 4) {
            return Optional.of("The file is full of NUL bytes: it is binary, or UTF-16 text. " + purpose.plural()
                    + " are UTF-8 text. Save the file as UTF-8, or name the file that was meant.");
        }
        if (strange >= 4 && strange > sniffed / 32) {
            return Optional.of("The file is binary, not text: control bytes are spread over its first lines. Name the"
                    + " file that was meant.");
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private Optional<GatedText> decode() {
        boolean mark = bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
        int at = mark ? 3 : 0;
        int lineStart = at;
        while (at < bytes.length && problems < TextLimits.CHARACTER_PROBLEMS) {
            int b = bytes[at];
            if (b == '\n') {
                checkLength(at - lineStart);
                put('\n', '\n');
                line++;
                column = 1;
                at++;
                lineStart = at;
            } else if ((b >= ' ' && b < 0x7F) || b == '\t') {
                put((char) b, (char) b);
                column++;
                at++;
            } else if (b >= 0) {
                control(b, at);
                at++;
            } else {
                at += multiByte(at);
            }
        }
        if (problems >= TextLimits.CHARACTER_PROBLEMS) {
            return Optional.empty();
        }
        checkLength(bytes.length - lineStart);
        return lineTooLong
                ? Optional.empty()
                : Optional.of(new GatedText(new SourceText(file, shown.toString()), parseable.toString(), purpose));
    }

    private void put(char seen, char parsed) {
        shown.append(seen);
        parseable.append(parsed);
    }

    private void checkLength(int length) {
        if (length > TextLimits.LINE_BYTES) {
            lineTooLong = true;
            problem(
                    DiagnosticCode.LINE_TOO_LONG,
                    1,
                    "Line " + line + " is " + length + " bytes long; a line may hold " + TextLimits.LINE_BYTES
                            + ". Very long lines cannot be parsed in bounded time. Break the line, or "
                            + purpose.shorterLine()
                            + ".");
        }
    }

    private void control(int character, int at) {
        if (character == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
            put('\r', '\r');
            column++;
            return;
        }
        String name = switch (character) {
            case 0 -> "a NUL character";
            case '\r' -> "a carriage return without a line feed";
            case 0x1B -> "an escape character";
            default -> "the control character " + Characters.hex(character);
        };
        forbidden(name);
        put(character == '\r' ? ' ' : (char) character, ' ');
        column++;
    }

    /** Reads one character of several bytes; gives the number of bytes taken. */
    private int multiByte(int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        int character = length == 0 || lead > 0xF4 ? -1 : join(at, lead, length);
        if (character < 0) {
            problem(
                    DiagnosticCode.NOT_UTF8,
                    column,
                    "Byte " + Characters.hex(lead) + " at offset " + at
                            + " is not part of valid UTF-8. The text after it could be read"
                            + " in more than one way. Save the file as UTF-8 (many editors call it 'UTF-8 without BOM').");
            put(REPLACEMENT, REPLACEMENT);
            column++;
            return 1;
        }
        boolean refused = Characters.isRefused(character);
        if (refused) {
            forbidden(Characters.describe(character));
        }
        shown.appendCodePoint(character);
        if (refused) {
            parseable.append(' ');
        } else {
            parseable.appendCodePoint(character);
        }
        column++;
        return length;
    }

    private int join(int at, int lead, int length) {
        if (at + length > bytes.length) {
            return -1;
        }
        int character = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            character = (character << 6) | (next & 0x3F);
        }
        boolean overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
        boolean outside = character > Character.MAX_CODE_POINT || (character >= 0xD800 && character <= 0xDFFF);
        return overlong || outside ? -1 : character;
    }

    private void forbidden(String what) {
        problem(DiagnosticCode.FORBIDDEN_CHARACTER, column, Characters.forbiddenDetail(what));
    }

    private void problem(DiagnosticCode code, int atColumn, String detail) {
        problems++;
        diagnostics.add(SourceSpan.at(file, line, atColumn), code, detail);
    }
}
