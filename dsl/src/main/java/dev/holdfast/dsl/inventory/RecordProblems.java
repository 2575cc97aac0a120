package dev.holdfast.dsl.inventory;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;

/**
 * Reports problems of one record.
 *
 * @param diagnostics collects them
 * @param record where the record starts
 * @param pointer JSON pointer of the record in its file; empty where the line says enough
 */
public record RecordProblems(Diagnostics diagnostics, SourceSpan record, String pointer) {

    /** A part that is ignored; the record is kept. */
    public void unusable(Node part, String detail) {
        diagnostics.add(part.span(), DiagnosticCode.INVENTORY_VALUE_UNUSABLE, detail);
    }

    /** The whole record is lost. */
    public void damaged(String detail) {
        String where = pointer.isEmpty() ? "" : " (record " + pointer + ")";
        diagnostics.add(Diagnostic.at(
                record,
                DiagnosticCode.INVENTORY_RECORD_DAMAGED,
                detail + where
                        + " A machine that cannot be read would look deleted, and its protection would be stopped."
                        + " Fetch the inventory again, or remove the record if it is no machine."));
    }
}
