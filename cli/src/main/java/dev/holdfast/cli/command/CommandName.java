package dev.holdfast.cli.command;

import dev.holdfast.cli.command.declaration.ConvertCommand;
import dev.holdfast.cli.command.declaration.FormatCommand;
import dev.holdfast.cli.command.declaration.InitCommand;
import dev.holdfast.cli.command.declaration.ValidateCommand;
import dev.holdfast.cli.command.exchange.ImportCommand;
import dev.holdfast.cli.command.fabric.FabricCommand;
import dev.holdfast.cli.command.plan.ApplyCommand;
import dev.holdfast.cli.command.plan.CheckCommand;
import dev.holdfast.cli.command.plan.PlanCommand;
import dev.holdfast.cli.command.plan.ShowCommand;
import dev.holdfast.cli.command.point.BackupCommand;
import dev.holdfast.cli.command.point.HoldCommand;
import dev.holdfast.cli.command.point.PremaintenanceCommand;
import dev.holdfast.cli.command.point.ReleaseCommand;
import dev.holdfast.cli.command.point.RestoreCommand;
import dev.holdfast.cli.command.point.RunbookCommand;
import dev.holdfast.cli.command.point.UndeleteCommand;
import dev.holdfast.cli.command.question.CostCommand;
import dev.holdfast.cli.command.question.CoverageCommand;
import dev.holdfast.cli.command.question.ExplainCommand;
import dev.holdfast.cli.command.question.RetentionCommand;
import dev.holdfast.cli.command.question.ScheduleCommand;
import dev.holdfast.cli.command.question.StatusCommand;
import dev.holdfast.cli.command.state.StateCommand;
import java.util.Locale;
import java.util.Optional;

/** The commands: THE list, in the order of the help. */
enum CommandName {
    INIT,
    VALIDATE,
    FMT,
    CONVERT,
    CHECK,
    PLAN,
    APPLY,
    SHOW,
    COST,
    SCHEDULE,
    RETENTION,
    EXPLAIN,
    COVERAGE,
    STATUS,
    RUNBOOK,
    BACKUP,
    PREMAINTENANCE,
    HOLD,
    RELEASE,
    RESTORE,
    UNDELETE,
    RUNS,
    STATE,
    FABRIC,
    IMPORT,
    VERSION,
    COMPLETION;

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A new object that the command's arguments are read into. */
    Object create() {
        return switch (this) {
            case INIT -> new InitCommand();
            case VALIDATE -> new ValidateCommand();
            case FMT -> new FormatCommand();
            case CONVERT -> new ConvertCommand();
            case CHECK -> new CheckCommand();
            case PLAN -> new PlanCommand();
            case APPLY -> new ApplyCommand();
            case SHOW -> new ShowCommand();
            case COST -> new CostCommand();
            case SCHEDULE -> new ScheduleCommand();
            case RETENTION -> new RetentionCommand();
            case EXPLAIN -> new ExplainCommand();
            case RUNBOOK -> new RunbookCommand();
            case COVERAGE -> new CoverageCommand();
            case STATUS -> new StatusCommand();
            case BACKUP -> new BackupCommand();
            case PREMAINTENANCE -> new PremaintenanceCommand();
            case HOLD -> new HoldCommand();
            case RELEASE -> new ReleaseCommand();
            case RESTORE -> new RestoreCommand();
            case UNDELETE -> new UndeleteCommand();
            case RUNS -> new RunsCommand();
            case STATE -> new StateCommand();
            case FABRIC -> new FabricCommand();
            case IMPORT -> new ImportCommand();
            case VERSION -> new VersionCommand();
            case COMPLETION -> new CompletionCommand();
        };
    }

    /** The command with this word. */
    static Optional<CommandName> of(String word) {
        for (CommandName constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
