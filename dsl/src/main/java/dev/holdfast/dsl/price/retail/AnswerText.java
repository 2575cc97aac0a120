package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.json.JsonFault;
import dev.holdfast.dsl.json.JsonTree;
import dev.holdfast.dsl.json.StrictUtf8Reader;
import dev.holdfast.dsl.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads a file of answers as they were saved: one, a list of them, or one after the other. */
public final class AnswerText {

    private static final String AGAIN = " Prices after it are unknown, so no book is made. Save the answer again.";

    private AnswerText() {}

    /**
     * Takes the answers of a file in; problems are reported at their place.
     *
     * @param bytes read to the end unless the text is damaged; closed
     * @param file as printed in messages
     */
    public static void read(InputStream bytes, String file, RetailAnswers answers, Diagnostics diagnostics) {
        try (StrictUtf8Reader text = new StrictUtf8Reader(bytes);
                JsonParser parser = JsonTree.parser(text)) {
            JsonTree tree = new JsonTree(parser, file, Set.of(), 1);
            if (parser.nextToken() == null) {
                diagnostics.add(
                        SourceSpan.at(file, 1, 1),
                        DiagnosticCode.NO_PRICES,
                        "The file is empty. Save what the price service answers.");
                return;
            }
            do {
                answer(tree, answers, diagnostics);
            } while (diagnostics.omitted() == 0 && parser.nextToken() != null);
        } catch (IOException | JacksonException e) {
            JsonFault fault = JsonFault.of(e, file);
            diagnostics.add(fault.place(), fault.code(), fault.sentence() + AGAIN);
        }
    }

    private static void answer(JsonTree tree, RetailAnswers answers, Diagnostics diagnostics) {
        try {
            Node answer = tree.read();
            for (Node.Scalar key : tree.duplicates()) {
                diagnostics.add(
                        key.span(),
                        DiagnosticCode.DUPLICATE_KEY,
                        "'" + Nodes.shown(key.text()) + "' is there already. One of the two would not count." + AGAIN);
            }
            answers.add(answer);
        } catch (JsonTree.TooLargeException e) {
            diagnostics.add(
                    e.place(),
                    DiagnosticCode.FILE_TOO_LARGE,
                    "This answer is larger than 4 MiB. The service answers page by page; save each page to a file of its"
                            + " own, and import them together.");
        }
    }
}
