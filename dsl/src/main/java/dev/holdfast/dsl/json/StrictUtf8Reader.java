package dev.holdfast.dsl.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and refuses everything else at its place; a byte order mark at the start is skipped. Memory does not grow
 * with the input.
 */
public final class StrictUtf8Reader extends Reader {

    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int line = 1;
    private int column = 1;
    private boolean started;
    private boolean ended;

    /** A reader of these bytes; closing it closes them. */
    public StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            start();
        }
        if (length < 2) {
            throw new IllegalArgumentException("read in blocks: a character may need room for two, not " + length);
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        int first = chars.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                if (chars.position() > first) {
                    // What came before is good; the next call fails at the right place.
                    return delivered(target, offset, chars.position() - first);
                }
                throw new EncodingException(
                        "The bytes from here on are not UTF-8 text, so names and tags could be misread. Save the file as"
                                + " UTF-8.",
                        line,
                        column);
            }
            if (chars.position() > first) {
                return delivered(target, offset, chars.position() - first);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    /** Follows the place over characters that are handed out. */
    private int delivered(char[] target, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(target[i])) {
                column++;
            }
        }
        return count;
    }

    private void start() throws IOException {
        started = true;
        while (!ended && bytes.remaining() < 3) {
            fill();
        }
        int first = bytes.remaining() > 0 ? bytes.get(0) & 0xff : -1;
        int second = bytes.remaining() > 1 ? bytes.get(1) & 0xff : -1;
        boolean utf16 = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
        if (utf16 || first == 0 || (second == 0 && first > 0)) {
            throw new EncodingException(
                    "The file looks like UTF-16 text, which Windows PowerShell writes when output is redirected with >."
                            + " Save it as UTF-8, for example with Out-File -Encoding utf8.",
                    1,
                    1);
        }
        if (first == 0xef && second == 0xbb && bytes.remaining() > 2 && (bytes.get(2) & 0xff) == 0xbf) {
            bytes.position(3);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
