package dev.holdfast.planner.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The entries of a document one by one, a JSON object a line: {@code {"type":"prune","prune":{…}}}. The inner object is, byte for
 * byte, the one of the canonical document; entries of a kind are in its order, so that indexes into bases and breakdowns hold.
 */
public final class PlanDocumentLines {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream target;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER_BYTES);
    private long lines;

    private PlanDocumentLines(OutputStream target) {
        this.target = target;
    }

    /**
     * Writes a line for each entry and leaves the target open.
     *
     * @return how many lines
     * @throws UncheckedIOException if the target fails
     */
    public static long write(PlanDocument document, OutputStream target) {
        PlanDocumentLines lines = new PlanDocumentLines(target);
        lines.section(document);
        lines.flush();
        return lines.lines;
    }

    private void section(PlanDocument document) {
        HoldfastSection plan = document.holdfast();
        all("move", plan.moves(), PlanDocumentWriter::move);
        all("drift", plan.drift(), PlanDocumentWriter::drift);
        all("change", document.resourceChanges(), PlanDocumentWriter::resourceChange);
        all("group", plan.groups(), PlanDocumentWriter::group);
        all("schedule", plan.schedule(), PlanDocumentWriter::schedule);
        all("choice", plan.choices(), PlanDocumentWriter::choice);
        all("backup", plan.backups(), PlanDocumentWriter::backup);
        all("copy", plan.copies(), PlanDocumentWriter::copy);
        all("prune", plan.prunes(), PlanDocumentWriter::prune);
        all("expired", plan.expired(), PlanDocumentWriter::expired);
        all("forecast", plan.forecast(), PlanDocumentWriter::prune);
        all("impact", List.of(plan.recoveryPointImpact()), PlanDocumentWriter::impact);
        all("lossBasis", plan.lossBases(), PlanDocumentWriter::lossBasis);
        all("lossBreakdown", plan.lossBreakdowns(), PlanDocumentWriter::lossBreakdown);
        all("restoreBreakdown", plan.restoreBreakdowns(), PlanDocumentWriter::restoreBreakdown);
        all("objective", plan.objectives(), PlanDocumentWriter::objective);
        all("fleetRestore", plan.fleetRestores(), PlanDocumentWriter::fleetRestore);
        all("cost", plan.cost().stream().toList(), PlannedCostWriter::write);
        all("finding", plan.findings(), PlanDocumentWriter::finding);
        all("coverage", plan.coverage().machines(), PlanDocumentWriter::coverageEntry);
    }

    private <T> void all(String type, List<T> entries, BiConsumer<CanonicalJson, T> writer) {
        for (T entry : entries) {
            try (CanonicalJson json = new CanonicalJson(buffer)) {
                json.startObject();
                json.text("type", type);
                json.startObject(type);
                writer.accept(json, entry);
                json.endObject();
                json.endObject();
            }
            buffer.write('\n');
            lines++;
            if (buffer.size() > BUFFER_BYTES) {
                flush();
            }
        }
    }

    private void flush() {
        try {
            buffer.writeTo(target);
            buffer.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
