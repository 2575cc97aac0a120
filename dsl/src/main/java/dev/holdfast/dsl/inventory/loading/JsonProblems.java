package dev.holdfast.dsl.inventory.loading;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.json.JsonFault;

/** Reports what ended the reading of a whole inventory file. */
final class JsonProblems {

    private JsonProblems() {}

    static void report(Exception problem, String file, int recordsRead, Diagnostics diagnostics) {
        String rest = " " + recordsRead + (recordsRead == 1 ? " machine was" : " machines were")
                + " read before it; without the rest machines would look deleted and their protection would be stopped, so"
                + " the inventory is not used. Fetch it again.";
        JsonFault fault = JsonFault.of(problem, file);
        DiagnosticCode code =
                fault.code() == DiagnosticCode.NOT_UTF8 ? DiagnosticCode.NOT_UTF8 : DiagnosticCode.INVENTORY_UNREADABLE;
        diagnostics.add(fault.place(), code, fault.sentence() + rest);
    }
}
