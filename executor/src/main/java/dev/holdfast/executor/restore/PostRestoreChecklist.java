package dev.holdfast.executor.restore;

import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.executor.fabric.RestoreKind;
import java.util.ArrayList;
import java.util.List;

/** What is looked at after a restore, before a machine serves again: THE list. */
public final class PostRestoreChecklist {

    private PostRestoreChecklist() {}

    /**
     * The checks, in the order in which they are made; each says what to look at and why.
     *
     * @param kind what was restored
     * @param os word of the operating system
     * @param elsewhere true if it was restored into another region
     */
    public static List<String> of(RestoreKind kind, String os, boolean elsewhere) {
        boolean machine = kind == RestoreKind.NEW_VM;
        boolean windows = os.equals(OperatingSystem.WINDOWS.word());
        List<String> checks = new ArrayList<>();
        if (machine || elsewhere) {
            checks.add(
                    "IP address and DNS: the new network card has another address; point names and load balancers at it.");
            checks.add("Firewall and network security groups: let in what the former address was let in for.");
        }
        if (machine) {
            checks.add("Managed identity: a system-assigned identity is a new one; give it the roles of the former.");
        }
        checks.add("Secrets and keys: what was rotated after the capture is the old value on the disks.");
        checks.add("Certificates: those renewed after the capture are the old ones; check what expires.");
        if (windows) {
            checks.add(
                    "Domain trust: the computer account's password may have changed since; test it, rejoin if it fails.");
        }
        checks.add(
                "Connection strings: which database, queue and share does it talk to? Not the living ones by mistake.");
        checks.add(
                "Data: run the application's own consistency check, and compare with what was written since the capture.");
        if (machine) {
            checks.add("Protection: the new machine is in no policy yet; declare it, then plan and apply.");
        }
        return checks;
    }
}
