package dev.holdfast.dsl.yaml;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextLimits;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML file; the only place that knows the parser. */
public final class YamlReader {

    /** How often a text is read again after tabs were taken out of it. */
    private static final int TAB_REPAIRS = 5;

    private final Diagnostics diagnostics;

    /** A reader that adds what is wrong to {@code diagnostics}. */
    public YamlReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a text. A syntax error ends the reading but keeps what came before it; tabs used as indentation are reported and
     * read as one space each, so that further problems show at once.
     */
    public YamlDocument read(GatedText text) {
        String file = text.source().file();
        String parseable = text.parseable();
        for (int repair = 0; ; repair++) {
            Diagnostics found = new Diagnostics();
            TreeBuilder builder = new TreeBuilder(file, text.purpose(), found);
            Optional<YamlEngineException> failure = parse(parseable, builder);
            Optional<Mark> tab = failure.flatMap(YamlReader::tabMark);
            if (tab.isEmpty() || repair == TAB_REPAIRS) {
                if (repair > 0 && failure.isPresent()) {
                    // the tabs are reported; what a reader guesses of the lines around them would only be noise
                    return new YamlDocument(Optional.empty(), false, Set.of());
                }
                failure.ifPresent(e -> syntax(file, e, found));
                found.sorted().forEach(diagnostics::add);
                return builder.finish(failure.isEmpty());
            }
            parseable = TabRepair.repair(file, parseable, tab.get(), diagnostics);
        }
    }

    private static Optional<YamlEngineException> parse(String text, TreeBuilder builder) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(TextLimits.FILE_BYTES + 1)
                .setBufferSize(Math.max(16, Math.min(text.length() + 1, 16 * 1024)))
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!builder.accept(event)) {
                    break;
                }
            }
            return Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.of(e);
        }
    }

    private static Optional<Mark> tabMark(YamlEngineException failure) {
        return failure instanceof MarkedYamlEngineException marked
                        && marked.getProblem() != null
                        && marked.getProblem().contains("\\t(TAB)")
                ? marked.getProblemMark()
                : Optional.empty();
    }

    private static void syntax(String file, YamlEngineException failure, Diagnostics found) {
        if (!(failure instanceof MarkedYamlEngineException marked)) {
            found.add(
                    SourceSpan.at(file, 1, 1),
                    DiagnosticCode.SYNTAX,
                    "The file is not YAML that can be read: " + SyntaxMessages.plain(failure.getMessage())
                            + ". Nothing of it was used.");
            return;
        }
        SourceSpan place = marked.getProblemMark()
                .map(mark -> SourceSpan.at(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(SourceSpan.at(file, 1, 1));
        found.add(SyntaxMessages.explain(marked, place));
    }
}
