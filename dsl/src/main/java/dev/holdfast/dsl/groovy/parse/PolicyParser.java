package dev.holdfast.dsl.groovy.parse;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.gate.GateLimits;
import dev.holdfast.dsl.groovy.gate.SyntaxGate;
import dev.holdfast.dsl.groovy.gate.TextPart;
import dev.holdfast.dsl.groovy.syntax.Function;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.syntax.Statement;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Reads one Groovy policy file: gate, Groovy's parser, allow-list.
 *
 * <p>The outcome is a tree or errors, whatever the text; nothing of the text is ever run. Parsing happens on a thread of its
 * own with a stack of known size. If the time is up that thread is left behind as a daemon: the virtual machine offers no way
 * to end it, and the program ends soon after with the error.
 */
public final class PolicyParser {

    private PolicyParser() {}

    /** Reads a text while the caller waits. */
    public static Optional<Script> parse(GatedText text, Diagnostics diagnostics) {
        return parse(text, () -> {}, diagnostics);
    }

    /**
     * Reads a text.
     *
     * @param meanwhile what the calling thread does while the text is parsed; not done for a text that is refused before
     * @return the tree; empty if anything is wrong, in which case errors were added
     */
    public static Optional<Script> parse(GatedText text, Runnable meanwhile, Diagnostics diagnostics) {
        Optional<List<TextPart>> parts = SyntaxGate.admit(text, diagnostics);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        FutureTask<Reading> task = new FutureTask<>(() -> read(text, parts.get()));
        Thread thread = new Thread(null, task, "policy-parser", ParseLimits.STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        meanwhile.run();
        Reading reading = await(task, text);
        reading.problems().sorted().forEach(diagnostics::add);
        diagnostics.omit(reading.problems().omitted());
        return reading.problems().hasErrors() ? Optional.empty() : reading.script();
    }

    private static Reading await(FutureTask<Reading> task, GatedText text) {
        try {
            return task.get(ParseLimits.TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return failed(text, "Parsing took longer than " + ParseLimits.TIME.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            return failed(text, "The text asks more of the parser than it may use.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(text, "Parsing was interrupted.");
        }
    }

    private static Reading failed(GatedText text, String why) {
        Diagnostics problems = new Diagnostics();
        problems.add(
                SourceSpan.at(text.source().file(), 1, 1),
                DiagnosticCode.TEXT_BUDGET,
                why + " Split the file, and give the parts of long or deeply nested statements names with def.");
        return new Reading(Optional.empty(), problems);
    }

    /** Parses a text that the gate admitted, in these parts. */
    static Reading read(GatedText text, List<TextPart> parts) {
        PartsReader reader = new PartsReader(text);
        parts.forEach(reader::read);
        return reader.reading();
    }

    /** Reads one part after the other, and goes on behind those that cannot be parsed. */
    private static final class PartsReader {

        private final GatedText text;
        private final TextPlaces places;
        private final Diagnostics problems = new Diagnostics();
        private final Refusals refusals = new Refusals(problems);
        private final List<Function> functions = new ArrayList<>();
        private final List<Statement> body = new ArrayList<>();
        private List<TextPart> statements = List.of();
        private int unparsable;

        PartsReader(GatedText text) {
            this.text = text;
            this.places = new TextPlaces(text.source());
        }

        /** Reads a part; by its statements if that fails, because the parser gives up at the first mistake of a part. */
        void read(TextPart part) {
            if (unparsable >= GateLimits.PROBLEMS) {
                return; // each costs as much as a whole file without mistakes
            }
            Source source = new Source(text.parseable(), places, part);
            try {
                new ScriptReader(source, refusals).read(GroovySyntax.parse(source.parsed()), functions, body);
            } catch (CompilationFailedException e) {
                int before = unparsable;
                List<TextPart> inside = statements(part);
                if (inside.size() > 1) {
                    inside.forEach(this::read);
                }
                if (unparsable == before) {
                    unparsable++;
                    SyntaxMessages.explain(e, source, text.parseable(), refusals, rest(part));
                }
            }
        }

        private String rest(TextPart part) {
            boolean last = unparsable == GateLimits.PROBLEMS
                    && part.end() < text.parseable().length();
            return last ? SyntaxMessages.NOTHING_BEHIND : "";
        }

        private List<TextPart> statements(TextPart part) {
            if (statements.isEmpty()) {
                statements = SyntaxGate.admit(text, new Diagnostics(), 1).orElse(List.of());
            }
            return statements.stream()
                    .filter(each -> each.start() >= part.start() && each.end() <= part.end())
                    .toList();
        }

        Reading reading() {
            refusals.finish();
            return new Reading(Optional.of(new Script(text.source(), functions, body)), problems);
        }
    }

    /** What came of a text. */
    record Reading(Optional<Script> script, Diagnostics problems) {}
}
