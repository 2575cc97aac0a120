package dev.holdfast.planner.rule;

import dev.holdfast.dsl.text.Globs;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.Locale;
import java.util.Optional;

/** Which words a waiver may use for an object: the same that a selector of the command line has. */
final class SubjectNames {

    /** Stands between the address of a machine and the name of its disk. */
    private static final String DISKS = "/disks/";

    private SubjectNames() {}

    /** True if the subject, perhaps with {@code *}, is the address, the name in it or its machine; case does not matter. */
    static boolean matches(String subject, String address) {
        String wanted = subject.toLowerCase(Locale.ROOT);
        String whole = address.toLowerCase(Locale.ROOT);
        if (Globs.fits(wanted, whole)) {
            return true;
        }
        Optional<ObjectAddress> object = object(whole);
        String name = object.map(ObjectAddress::name).orElse(whole);
        String machine = object.flatMap(ObjectAddress::machine).orElse(name);
        int disks = machine.indexOf(DISKS);
        machine = disks < 0 ? machine : machine.substring(0, disks);
        return Globs.fits(wanted, name)
                || Globs.fits(wanted, machine)
                || Globs.fits(wanted, machine.substring(machine.lastIndexOf('/') + 1));
    }

    private static Optional<ObjectAddress> object(String address) {
        int slash = address.indexOf('/');
        boolean typed = slash > 0
                && slash + 1 < address.length()
                && ObjectType.of(address.substring(0, slash)).isPresent();
        return typed ? Optional.of(ObjectAddress.parse(address)) : Optional.empty();
    }
}
