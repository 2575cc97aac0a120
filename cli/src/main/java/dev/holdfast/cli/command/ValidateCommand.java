package dev.holdfast.cli.command;

import dev.holdfast.cli.argument.FormatOption;
import dev.holdfast.cli.planning.DiagnosticReport;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Operation;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code validate}: reads everything, reports every problem, plans nothing. */
@Command(
        name = "validate",
        footer = {
            "Examples:",
            "  holdfast validate                        the declaration in this directory",
            "  holdfast validate backup --format json   for a program",
            ""
        },
        header = "Check text, words and meaning of a declaration and its inventories.")
final class ValidateCommand implements Operation {

    @Parameters(paramLabel = "PATH", arity = "0..1", description = "File or folder. Default: this directory.")
    String path = ".";

    @Mixin
    FormatOption format = new FormatOption();

    @Override
    public ExitStatus run(Session session) throws CommandException {
        boolean asJson = format.isJson();
        LoadedDeclaration loaded =
                session.rooms().load(session.surroundings().workingDirectory(), session.resolve(path));
        DiagnosticReport report = new DiagnosticReport(session, loaded);
        boolean valid = loaded.declaration().isPresent();
        if (asJson) {
            session.out().print(json(loaded, valid));
        } else {
            report.print(Severity.NOTE);
            text(session, loaded, report, valid);
        }
        return valid ? ExitStatus.OK : ExitStatus.INVALID;
    }

    private static void text(Session session, LoadedDeclaration loaded, DiagnosticReport report, boolean valid) {
        if (!valid) {
            session.err().println(report.summary());
            return;
        }
        String name = dev.holdfast.cli.terminal.SafeText.of(
                loaded.declaration().orElseThrow().name());
        String problems = loaded.diagnostics().isEmpty() ? "" : " (" + report.summary() + ")";
        int machines = loaded.machines().size();
        session.out()
                .println("Valid: estate " + name + ", " + machines + (machines == 1 ? " machine" : " machines")
                        + problems + ".");
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
