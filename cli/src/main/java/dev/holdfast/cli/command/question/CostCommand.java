package dev.holdfast.cli.command.question;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.argument.PlanArguments;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.cost.BaseCosts;
import dev.holdfast.cli.cost.Bases;
import dev.holdfast.cli.cost.CostCsv;
import dev.holdfast.cli.cost.CostFocus;
import dev.holdfast.cli.cost.CostFormat;
import dev.holdfast.cli.cost.CostInfracost;
import dev.holdfast.cli.cost.CostJson;
import dev.holdfast.cli.cost.CostMarkdown;
import dev.holdfast.cli.cost.CostText;
import dev.holdfast.cli.cost.CostView;
import dev.holdfast.cli.cost.Sweep;
import dev.holdfast.cli.cost.SweepRun;
import dev.holdfast.cli.cost.SweepTable;
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
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.Refresh;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cost}: what the estate will cost month by month once the plan is applied. */
@Command(
        name = "cost",
        footer = {
            "Examples:",
            "  holdfast cost                                     what the estate will cost each month",
            "  holdfast cost --by tag:team --months 36           by the tag 'team', for three years",
            "  holdfast cost --base git:main                     what this branch makes dearer or cheaper",
            "  holdfast cost --sweep rpo=4h,12h,24h              what a smaller rpo would cost",
            "  holdfast cost --format csv > cost.csv             every line and month for a spreadsheet",
            ""
        },
        header = "Estimate what the estate will cost each month, and why. Changes nothing.")
public final class CostCommand implements Operation {

    private static final int MOST_MONTHS = 120;
    private static final int USUAL_MONTHS = 12;
    private static final String TAG = "tag";

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Mixin
    PlanArguments arguments = new PlanArguments();

    @Option(names = "--months", paramLabel = "N", description = "How many months, 1 to 120. Default: 12.")
    String months = "12";

    @Option(
            names = "--by",
            paramLabel = "KEY",
            description = "Add up by policy (default), vault, vm, meter or tag:NAME.")
    String by = "policy";

    @Option(
            names = "--base",
            paramLabel = "BASE",
            description =
                    "Compare with a saved plan (not by vm or tag), or with git:REV, the declaration as that revision has it."
                            + " Default: the estate as it is.")
    String base = "";

    @Option(
            names = "--sweep",
            paramLabel = "KEY=VALUES",
            description = "Also with other values in every policy: rpo=4h,12h,24h or retention.daily=7,14,30.")
    String sweep = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, csv, markdown, focus or infracost.")
    String format = "text";

    @Override
    public ExitStatus run(Session session) throws CommandException {
        String word = Words.oneOf("--format", format, CostFormat.words());
        CostFormat shown = CostFormat.of(word).orElseThrow();
        int count = Words.number("--months", months, 1, MOST_MONTHS, USUAL_MONTHS);
        CostGrouping grouping = grouping();
        Optional<Sweep> swept = sweep.isEmpty() ? Optional.empty() : Optional.of(Sweep.parse(sweep));
        if (swept.isPresent() && !shown.showsSweeps()) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--sweep has no place in the format " + shown.word() + ". Use text, json or markdown.");
        }
        if (arguments.options().refresh() == Refresh.ONLY) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--refresh-only plans no change, so that there is nothing to estimate. Leave it out: without it 'cost' also"
                            + " shows what the estate costs as it is.");
        }
        if (!base.isEmpty()) {
            Bases.check(base, grouping, shown);
        }
        Planning.Costed costed = Planning.costed(session, path.written(), arguments, Severity.WARNING, count);
        Planning planning = costed.planning();
        try {
            CostReport report = costed.report();
            Optional<BaseCosts> compared = Optional.empty();
            if (!base.isEmpty()) {
                compared = Optional.of(
                        new Bases(session, path.written(), planning.request(), report.after(), arguments).find(base));
            }
            checkTag(grouping, report, compared.flatMap(BaseCosts::whole));
            warn(session, planning, report.after());
            Optional<SweepTable> table = Optional.empty();
            if (swept.isPresent()) {
                table = Optional.of(SweepRun.of(planning.request(), swept.get(), report.after()));
            }
            String estate = planning.document().holdfast().estate();
            CostView view = CostView.of(estate, report, grouping, compared, table);
            write(session, shown, view, planning.loaded().declaration().orElseThrow());
            return ExitStatus.OK;
        } catch (PlanRefusedException e) {
            throw Planning.refused(e);
        } finally {
            planning.workspace().close();
        }
    }

    private CostGrouping grouping() throws CommandException {
        Optional<CostGrouping> grouping = CostGrouping.of(by);
        if (grouping.isPresent()) {
            return grouping.get();
        }
        if (by.equals(TAG) || by.equals(TAG + ":")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "--by tag needs the name of a tag. Write it behind a colon, such as --by tag:team.");
        }
        List<String> words = Arrays.stream(CostGrouping.Kind.values())
                .map(kind -> kind == CostGrouping.Kind.TAG ? TAG + ":NAME" : kind.word())
                .toList();
        throw new CommandException(
                ExitStatus.USAGE,
                "'" + by + "' is no value of --by. Possible are: " + String.join(", ", words) + "."
                        + Suggestion.didYouMean(by, words));
    }

    /** A tag that no machine has would put everything into one row, as a slip of the pen. */
    private static void checkTag(CostGrouping grouping, CostReport report, Optional<CostEstimate> base)
            throws CommandException {
        SortedSet<String> known = CostGrouping.tags(report.after());
        known.addAll(CostGrouping.tags(report.before()));
        base.ifPresent(costs -> known.addAll(CostGrouping.tags(costs)));
        boolean anything = !report.after().lines().isEmpty();
        if (grouping.kind() == CostGrouping.Kind.TAG
                && anything
                && known.stream().noneMatch(tag -> tag.equalsIgnoreCase(grouping.tag()))) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "No machine that costs anything has the tag '" + grouping.tag() + "'."
                            + Suggestion.didYouMean(grouping.tag(), known)
                            + (known.isEmpty()
                                    ? " None of them has any tag."
                                    : " There are: " + String.join(", ", known) + "."));
        }
    }

    private static void warn(Session session, Planning planning, CostEstimate after) {
        if (!after.unpriced().isEmpty()) {
            session.warn("The price book " + after.book().name() + " has no price for "
                    + String.join(", ", after.unpriced())
                    + ". What they cost is in no total. Add rows for them to a price book of your own.");
        }
        if (!planning.document().applyable()) {
            session.warn(
                    "The plan has errors and cannot be applied, so that the estimate may leave out machines that nothing"
                            + " protects yet. 'holdfast plan' says which.");
        }
    }

    private void write(Session session, CostFormat format, CostView view, Declaration declaration)
            throws CommandException {
        switch (format) {
            case TEXT -> {
                Page page = session.page(Stream.OUT);
                CostText.write(page, view);
                session.out().print(page);
            }
            case JSON -> JsonText.write(session.out(), json -> CostJson.write(json, view));
            case CSV -> CostCsv.write(session.out(), view);
            case MARKDOWN -> session.out().print(CostMarkdown.write(view));
            case FOCUS -> CostFocus.write(session.out(), view, declaration);
            case INFRACOST -> {
                Optional<CostEstimate> past = view.base().flatMap(BaseCosts::whole);
                JsonText.write(session.out(), json -> CostInfracost.write(json, view, past, path.written()));
            }
        }
    }
}
