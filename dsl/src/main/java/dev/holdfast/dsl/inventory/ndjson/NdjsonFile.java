package dev.holdfast.dsl.inventory.ndjson;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.inventory.RecordProblems;
import dev.holdfast.dsl.json.JsonFault;
import dev.holdfast.dsl.json.JsonLimits;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.tree.Node;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Reads a file with one machine per line; a damaged line costs that line alone. */
public final class NdjsonFile {

    private static final int BLOCK = 16 * 1024;

    private final Reader text;
    private final String file;
    private final NdjsonMachines machines;
    private final Diagnostics diagnostics;
    private final List<KnownMachine> known;
    private final char[] block = new char[BLOCK];
    private int blockLength;
    private int next;
    private boolean tooLong;

    /** A reader that adds to {@code known}. */
    public NdjsonFile(
            Reader text, String file, NdjsonMachines machines, Diagnostics diagnostics, List<KnownMachine> known) {
        this.known = known;
        this.text = text;
        this.file = file;
        this.machines = machines;
        this.diagnostics = diagnostics;
    }

    /** Reads all lines in order. */
    public void read() throws IOException {
        int number = 0;
        boolean first = true;
        while (true) {
            String line = line();
            if (line == null) {
                return;
            }
            number++;
            if (tooLong) {
                problems(number, 1).damaged("The line is longer than 4 MiB.");
            } else if (!line.isBlank()) {
                if (first && isOtherForm(line.strip())) {
                    diagnostics.add(
                            SourceSpan.at(file, number, 1),
                            DiagnosticCode.INVENTORY_UNREADABLE,
                            "This is one JSON document over several lines, not one machine per line. Declare an answer of"
                                    + " Azure with 'azure' instead of 'ndjson', or write one object per line.");
                    return;
                }
                first = false;
                record(line, number);
            }
        }
    }

    private static boolean isOtherForm(String line) {
        return line.startsWith("[") || line.equals("{");
    }

    private void record(String line, int number) {
        try (JsonParser parser = JsonTree.parser(line)) {
            parser.nextToken();
            JsonTree tree = new JsonTree(parser, file, Set.of(), number);
            RecordProblems problems = new RecordProblems(diagnostics, tree.place(), "");
            Node node = tree.read();
            if (parser.nextToken() != null) {
                new RecordProblems(diagnostics, tree.place(), "").damaged("The line goes on after the record.");
            } else if (node instanceof Node.Mapping mapping) {
                for (Node.Scalar key : tree.duplicates()) {
                    diagnostics.add(
                            key.span(),
                            DiagnosticCode.DUPLICATE_KEY,
                            "The key '" + key.text()
                                    + "' is written twice, so it is unclear which value holds. Remove one.");
                }
                machines.read(mapping, problems)
                        .ifPresent(machine -> known.add(new KnownMachine(machine, problems.record(), false)));
            } else {
                problems.damaged("The line is not an object with keys, such as {\"name\": \"web-01\"}.");
            }
        } catch (JsonTree.TooLargeException e) {
            problems(number, 1).damaged("The record has too many parts.");
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            int column = location == null ? 1 : Math.min(line.length() + 1, Math.max(1, location.getColumnNr()));
            problems(number, column).damaged(JsonFault.sentence(e, "line"));
        }
    }

    private RecordProblems problems(int line, int column) {
        return new RecordProblems(diagnostics, SourceSpan.at(file, line, column), "");
    }

    /** The next line without its end; null after the last. Of a line that is too long only the flag is left. */
    private @Nullable String line() throws IOException {
        tooLong = false;
        StringBuilder line = new StringBuilder();
        while (true) {
            if (next == blockLength) {
                blockLength = Math.max(0, text.read(block, 0, BLOCK));
                next = 0;
                if (blockLength == 0) {
                    return line.isEmpty() && !tooLong ? null : line.toString();
                }
            }
            int end = next;
            while (end < blockLength && block[end] != '\n') {
                end++;
            }
            tooLong |= line.length() + (end - next) > JsonLimits.MAX_RECORD_LENGTH;
            if (!tooLong) {
                line.append(block, next, end - next);
            } else {
                line.setLength(0);
            }
            next = Math.min(blockLength, end + 1);
            if (end < blockLength) {
                return line.toString();
            }
        }
    }
}
