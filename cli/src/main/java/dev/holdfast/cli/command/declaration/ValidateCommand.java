package dev.holdfast.cli.command.declaration;

import dev.holdfast.cli.argument.DeclarationPath;
import dev.holdfast.cli.command.plan.PlanOutput;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.ProblemReports;
import dev.holdfast.cli.render.report.ProblemReports.Problems;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

/** {@code validate}: reads everything, reports every problem, plans nothing. */
@Command(
        name = "validate",
        footer = {
            "Examples:",
            "  holdfast validate                          the declaration in this directory",
            "  holdfast validate backup --format json     for a program",
            "  holdfast validate backup --format github   for a build server; azure, gitlab or rdjson for others",
            "  holdfast validate --report sarif=text.sarif --report junit=text.xml",
            "                                             files as well",
            ""
        },
        header = "Check text, words and meaning of a declaration and its inventories.")
public final class ValidateCommand implements Operation {

    @Mixin
    DeclarationPath path = new DeclarationPath();

    @Mixin
    ProblemArguments problems = new ProblemArguments();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        PlanOutput output = PlanOutput.of(session, problems.arguments(), "", Severity.ERROR);
        Path declaration = path.resolved(session);
        LoadedDeclaration loaded = session.rooms().load(session.surroundings().workingDirectory(), declaration);
        output.keepOff(loaded);
        DiagnosticReport report = new DiagnosticReport(session, loaded);
        boolean valid = loaded.declaration().isPresent();
        String verdict = (valid ? sentence(loaded, report) : report.summary()) + "\n";
        String text = report.text(Severity.NOTE) + verdict;
        Problems found = new Problems(loaded.diagnostics(), loaded.omitted(), text);
        Instant now = session.surroundings().clock().instant();
        PlanOutput.Texts texts = (as, colored) -> switch (as) {
            case TEXT -> text;
            case JSON -> json(loaded, valid);
            case SARIF, JUNIT, GITLAB, GITLAB_TERRAFORM, GITHUB, AZURE, RDJSON, MARKDOWN, JSONL, ICS ->
                new ProblemReports(output.settings(), declaration, now, found).of(as);
        };
        output.writeFiles(texts);
        if (output.shown() == OutputFormat.TEXT) {
            report.print(Severity.NOTE);
            (valid ? session.out() : session.err()).print(verdict);
        } else {
            session.out().print(texts.of(output.shown(), false));
        }
        return valid ? ExitStatus.OK : ExitStatus.INVALID;
    }

    private static String sentence(LoadedDeclaration loaded, DiagnosticReport report) {
        String name = SafeText.of(loaded.declaration().orElseThrow().name());
        String found = loaded.diagnostics().isEmpty() ? "" : " (" + report.summary() + ")";
        int machines = loaded.machines().size();
        return "Valid: estate " + name + ", " + machines + (machines == 1 ? " machine" : " machines") + found + ".";
    }

    private static String json(LoadedDeclaration loaded, boolean valid) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("valid", valid);
            loaded.declaration().ifPresent(declaration -> json.writeStringProperty("estate", declaration.name()));
            json.writeNumberProperty("machines", loaded.machines().size());
            json.writeArrayPropertyStart("diagnostics");
            for (Diagnostic diagnostic : loaded.diagnostics()) {
                diagnostic(diagnostic, json);
            }
            json.writeEndArray();
            json.writeNumberProperty("omitted", loaded.omitted());
            json.writeEndObject();
        });
    }

    private static void diagnostic(Diagnostic diagnostic, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("code", diagnostic.code().id());
        json.writeStringProperty("severity", diagnostic.severity().word());
        json.writeStringProperty("summary", diagnostic.code().summary());
        json.writeStringProperty("detail", diagnostic.detail());
        diagnostic.span().ifPresent(span -> span("span", span, json));
        json.writeArrayPropertyStart("related");
        for (Diagnostic.Related related : diagnostic.related()) {
            json.writeStartObject();
            json.writeStringProperty("message", related.message());
            span("span", related.span(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void span(String name, SourceSpan span, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("file", span.file());
        json.writeNumberProperty("line", span.startLine());
        json.writeNumberProperty("column", span.startColumn());
        json.writeNumberProperty("endLine", span.endLine());
        json.writeNumberProperty("endColumn", span.endColumn());
        json.writeEndObject();
    }
}
