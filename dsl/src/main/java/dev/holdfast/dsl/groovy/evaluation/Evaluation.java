package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.budget.Budget;
import dev.holdfast.dsl.groovy.budget.BudgetExceeded;
import dev.holdfast.dsl.groovy.budget.BudgetKind;
import dev.holdfast.dsl.groovy.emission.BlockBuilder;
import dev.holdfast.dsl.groovy.problem.Problems;
import dev.holdfast.dsl.groovy.syntax.Script;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.SourceText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One evaluation: what its parts share, and how they are put together. */
final class Evaluation {

    private final Vocabulary vocabulary;
    private final Budget budget;
    private final Problems problems;
    private final Set<SourceSpan> holes = new HashSet<>();
    private final Map<String, SourceText> sources = new LinkedHashMap<>();
    private final Names names;
    private final Expressions expressions;
    private final Calls calls;
    private final Statements statements;
    private final Verbs verbs;
    private final Files files;
    private SourceSpan current = SourceSpan.at("-", 1, 1);
    private Trail trail = Trail.START;

    Evaluation(Vocabulary vocabulary, Includes includes, Budget budget, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.budget = budget;
        this.problems = new Problems(diagnostics);
        this.names = new Names(vocabulary);
        this.expressions = new Expressions(this);
        this.calls = new Calls(this);
        this.statements = new Statements(this);
        this.verbs = new Verbs(this);
        this.files = new Files(this, includes);
    }

    /** Evaluates the file that everything begins with. */
    EvaluatedDocument run(Script script) {
        BlockBuilder root = new BlockBuilder();
        SourceSpan whole = whole(script.source());
        current = whole;
        boolean ended = false;
        try {
            files.evaluate(script, new Frame.Block(vocabulary.root(), root));
        } catch (Problems.TooMany e) {
            // what is reported is enough; the rest would be read after it is repaired
        } catch (BudgetExceeded e) {
            ended = exhausted(e);
        } catch (StackOverflowError e) {
            ended = exhausted(budget.exceeded(BudgetKind.DEPTH));
        }
        Optional<Node.Mapping> tree = ended ? Optional.empty() : Optional.of(root.build(whole));
        return new EvaluatedDocument(tree, problems.isEmpty() && !ended, holes, List.copyOf(sources.values()));
    }

    private boolean exhausted(BudgetExceeded budgetExceeded) {
        try {
            problems.add(
                    Diagnostic.at(trail.place(current), DiagnosticCode.EVALUATION_BUDGET, budgetExceeded.detail()));
        } catch (Problems.TooMany e) {
            // it ends anyway
        }
        return true;
    }

    private static SourceSpan whole(SourceText source) {
        List<String> lines = source.lines();
        int last = Math.max(1, lines.size());
        String text = lines.isEmpty() ? "" : lines.get(last - 1);
        return new SourceSpan(source.file(), 1, 1, last, text.codePointCount(0, text.length()) + 1);
    }

    /** Remembers what is being evaluated, to say where a budget ended. */
    void at(SourceSpan span, Trail reached) {
        current = span;
        trail = reached;
    }

    /** Remembers a value that could not be made. */
    void hole(SourceSpan span) {
        holes.add(span);
    }

    /** Remembers the text of a file. */
    void source(SourceText source) {
        sources.put(source.file(), source);
    }

    Budget budget() {
        return budget;
    }

    Problems problems() {
        return problems;
    }

    Names names() {
        return names;
    }

    Expressions expressions() {
        return expressions;
    }

    Calls calls() {
        return calls;
    }

    Statements statements() {
        return statements;
    }

    Verbs verbs() {
        return verbs;
    }

    Files files() {
        return files;
    }
}
