package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.explain.CodeBook;
import dev.holdfast.cli.explain.CostExplainer;
import dev.holdfast.cli.explain.EstateView;
import dev.holdfast.cli.explain.Explainer;
import dev.holdfast.cli.explain.Explanation;
import dev.holdfast.cli.explain.FindingExplainer;
import dev.holdfast.cli.planning.Planning;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a point is kept, why a machine has its policy, what a finding means. */
@Command(
        name = "explain",
        footer = {
            "Examples:",
            "  holdfast explain protection/sql-01                         its policy, and the line that decided",
            "  holdfast explain protection/sql-01@2026-11-03T22:04Z       why this point stays or goes",
            "  holdfast explain policy/gold                               each attribute with its line",
            "  holdfast explain cost/sql-01/vault-storage                 how this amount of money comes about",
            "  holdfast explain HF1031                                    what a finding means and what to do",
            "  holdfast explain HF1031 samples/contoso                    the same, and where the plan has it and why",
            "  holdfast explain rule/prod-leaves-the-region               what a rule asks for and what violates it",
            ""
        },
        header = "Explain a recovery point, a machine, another object, an amount of money, a finding or a rule.")
public final class ExplainCommand implements Operation {

    private static final int SHOWN_POINTS = 5;
    private static final int LONGEST_TARGET = 500;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description =
                    "Id of a point, a machine, an address (policy/gold), cost/MACHINE/METER, rule/NAME, or id or name of a"
                            + " finding.")
    String target = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            arity = "0..1",
            description =
                    "File or folder of the declaration. Default: this directory; for a finding none, and only its meaning is"
                            + " explained.")
    String path = "";

    @Mixin
    FormatOption format = new FormatOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean json = format.isJson();
        if (target.length() > LONGEST_TARGET) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "Nothing that can be explained has a name of " + target.length() + " characters.");
        }
        CodeBook book = CodeBook.load();
        Optional<Explanation> meaning = book.explain(target);
        if (meaning.isEmpty() && CodeBook.isId(target)) {
            throw unknown(
                    "There is no finding '" + target + "'.",
                    book.entries().stream().map(CodeBook.Entry::id).toList());
        }
        Explanation explanation =
                meaning.isPresent() && path.isEmpty() ? meaning.get() : ofEstate(session, book, meaning);
        if (json) {
            session.out().print(JsonText.write(explanation::writeTo));
        } else {
            Page page = session.page(Stream.OUT);
            explanation.writeTo(page);
            session.out().print(page);
        }
        return ExitStatus.OK;
    }

    private Explanation ofEstate(Session session, CodeBook book, Optional<Explanation> meaning)
            throws CommandException {
        Planning planning = Planning.of(session, path.isEmpty() ? "." : path, new PlanArguments(), Severity.ERROR);
        try (Workspace workspace = planning.workspace()) {
            EstateView estate = EstateView.of(planning, workspace);
            FindingExplainer findings = new FindingExplainer(estate);
            if (meaning.isPresent()) {
                return findings.finding(meaning.get());
            }
            if (FindingExplainer.isRule(target)) {
                return findings.rule(target).orElseThrow(() -> noRule(findings.rules()));
            }
            Explainer explainer = new Explainer(estate, workspace::consistencyReasons);
            boolean costs = CostExplainer.isMeant(target);
            CostExplainer money = new CostExplainer(estate, planning.request());
            List<Explanation> explanations = costs ? money.explain(target) : explainer.explain(target);
            if (explanations.size() > 1) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + target + "' could be several. Name one by its whole address:",
                        explanations.stream().map(Explanation::subject).toList());
            }
            if (!explanations.isEmpty()) {
                return explanations.get(0);
            }
            if (costs) {
                throw noCost(money.names());
            }
            List<String> points = explainer.pointsLike(target, SHOWN_POINTS);
            if (!points.isEmpty()) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "There is no point '" + target
                                + "', and none like it expired since the last apply. The newest of"
                                + " that machine are:",
                        points);
            }
            List<String> names = new ArrayList<>(explainer.names());
            book.entries().forEach(entry -> names.add(entry.name()));
            String what = target.contains("@")
                    ? "There is no point '" + target + "'."
                    : "Nothing is called '" + target + "'.";
            throw unknown(what, names);
        } catch (WorkspaceException e) {
            throw Session.failure(e);
        } catch (PlanRefusedException e) {
            throw Planning.refused(e);
        }
    }

    private CommandException noCost(List<String> names) {
        List<String> like = names.stream()
                .filter(name ->
                        name.startsWith(target + "/") || target.startsWith(name.substring(0, name.lastIndexOf('/'))))
                .toList();
        return new CommandException(
                ExitStatus.USAGE,
                "Nothing is paid for '" + target + "'." + Suggestion.didYouMean(target, names)
                        + (like.isEmpty()
                                ? " 'holdfast explain cost' lists what is dearest; a line is cost/MACHINE/METER@VAULT."
                                : " There is:"),
                like);
    }

    private CommandException noRule(List<String> rules) {
        return new CommandException(
                ExitStatus.USAGE,
                "The declaration has no rule '" + target + "'." + Suggestion.didYouMean(target, rules)
                        + (rules.isEmpty() ? " It has no rules at all." : " It has:"),
                rules);
    }

    private CommandException unknown(String message, List<String> names) {
        return new CommandException(
                ExitStatus.USAGE,
                message + Suggestion.didYouMean(target, names)
                        + " What can be explained: a machine, an address as 'plan' and 'state list' show them, the id of a"
                        + " point (sql-01@2026-11-03T22:04Z), a rule (rule/NAME), the id or name of a finding (HF1031,"
                        + " rpo-violated).");
    }
}
