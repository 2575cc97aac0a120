package dev.holdfast.cli.ruletest;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.plan.Check;
import dev.holdfast.planner.rule.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the tests of one file: loads fixtures, has them judged by the rules of the declaration, and compares. */
final class RuleTestRunner {

    /** Problems of a fixture that are told. */
    private static final int DIAGNOSTICS_SHOWN = 5;

    private final Session session;
    private final LoadedDeclaration judge;
    private final boolean costed;
    private final RuleTestFile file;

    RuleTestRunner(Session session, LoadedDeclaration judge, boolean costed, RuleTestFile file) {
        this.session = session;
        this.judge = judge;
        this.costed = costed;
        this.file = file;
    }

    /**
     * What was found in a fixture.
     *
     * @param findings worst first
     * @param notJudged names of the rules that were not judged
     */
    record Judged(List<FindingEntry> findings, Set<String> notJudged) {

        Judged {
            findings = List.copyOf(findings);
            notJudged = Set.copyOf(notJudged);
        }
    }

    /**
     * Runs a test.
     *
     * @throws CommandException if the surroundings do not allow it
     */
    RuleTestOutcome run(RuleTest test) throws CommandException {
        try {
            LoadedDeclaration fixture = load(test.fixture(), "fixture");
            Judged judged = test.before().isPresent()
                    ? changed(test, load(test.before().get(), "declaration under 'before'"), fixture)
                    : alone(test, fixture);
            return compared(test, judged);
        } catch (UnusableFixtureException e) {
            return new RuleTestOutcome(file.name(), test, e.problems(), Set.of(), Set.of());
        }
    }

    private LoadedDeclaration load(Fixture fixture, String what) throws UnusableFixtureException {
        LoadedDeclaration loaded = fixture.part().isPresent()
                ? session.rooms()
                        .load(
                                session.surroundings().workingDirectory(),
                                fixture.part().get(),
                                file.source(),
                                fixture.file())
                : session.rooms().load(session.surroundings().workingDirectory(), fixture.file());
        if (loaded.declaration().isPresent()) {
            return loaded;
        }
        List<String> problems = new ArrayList<>();
        problems.add("The " + what + " is no declaration without errors ("
                + fixture.place().place() + ").");
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR && problems.size() <= DIAGNOSTICS_SHOWN) {
                String place = diagnostic
                        .span()
                        .map(SourceSpan::place)
                        .map(text -> text + ": ")
                        .orElse("");
                problems.add(place + diagnostic.detail());
            }
        }
        throw new UnusableFixtureException(problems);
    }

    private Judged alone(RuleTest test, LoadedDeclaration fixture) throws CommandException {
        Check.Result result = Check.of(fixture.judgedBy(judge), session.profile(), test.at(), costed);
        return new Judged(result.findings(), Set.copyOf(result.notJudged()));
    }

    private Judged changed(RuleTest test, LoadedDeclaration before, LoadedDeclaration fixture)
            throws UnusableFixtureException, CommandException {
        String estate = fixture.declaration().orElseThrow().name();
        String other = before.declaration().orElseThrow().name();
        if (!estate.equals(other)) {
            throw new UnusableFixtureException(List.of("The fixture is of the estate '" + estate
                    + "', and the declaration under 'before' of '" + other
                    + "'. Nothing of one is recorded for the other. Give both the same name."));
        }
        try (TrialWorld world = TrialWorld.create(session, estate)) {
            world.applied(before.withoutRules(), test.at().minus(test.age()), test.age());
            return new Judged(world.planned(fixture.judgedBy(judge), test.at(), costed), Set.of());
        }
    }

    private RuleTestOutcome compared(RuleTest test, Judged judged) {
        Set<String> violated = new HashSet<>();
        for (FindingEntry finding : judged.findings()) {
            if (finding.name().startsWith(Finding.RULE_PREFIX)) {
                violated.add(finding.name().substring(Finding.RULE_PREFIX.length()));
            }
        }
        Set<String> held =
                new HashSet<>(judge.declaration().orElseThrow().rules().keySet());
        held.removeAll(violated);
        held.removeAll(judged.notJudged());
        Optional<String> unevaluated = judged.findings().stream()
                .filter(Comparison::isUnevaluated)
                .map(FindingEntry::message)
                .findFirst();
        held.removeIf(rule -> unevaluated.isPresent() && unevaluated.get().contains("'" + rule + "'"));
        return new RuleTestOutcome(file.name(), test, Comparison.of(test, judged.findings()), violated, held);
    }
}
