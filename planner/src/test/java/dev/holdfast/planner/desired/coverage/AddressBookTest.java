package dev.holdfast.planner.desired.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.planner.plan.Machines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AddressBookTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 200;

    @Test
    void addresses_are_unique_whatever_the_case_and_do_not_depend_on_the_order_of_machines() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<KnownMachine> machines = machines(new Random(seed));
            List<AddressedMachine> addressed = AddressBook.assign(machines, new TreeMap<>());
            assertThat(addressed).as("seed %d: nothing is dropped", seed).hasSameSizeAs(machines);
            assertThat(addressed.stream().map(machine -> machine.address().toLowerCase(Locale.ROOT)))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            List<KnownMachine> shuffled = new ArrayList<>(machines);
            Collections.shuffle(shuffled, new Random(seed + 1));
            assertThat(AddressBook.assign(shuffled, new TreeMap<>()))
                    .as("seed %d", seed)
                    .isEqualTo(addressed);
        }
    }

    @Test
    void a_recorded_address_is_never_changed_by_newcomers() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<KnownMachine> machines = new ArrayList<>(machines(random));
            SortedMap<String, String> recorded = new TreeMap<>();
            Map<String, String> before = new TreeMap<>();
            for (AddressedMachine machine : AddressBook.assign(machines, new TreeMap<>())) {
                String id = machine.known().machine().identity().resourceId().orElse("");
                if (!id.isEmpty()) {
                    recorded.put(machine.address(), id);
                    before.put(id, machine.address());
                }
            }
            Set<String> known = new HashSet<>(
                    before.keySet().stream().map(AddressBookTest::lower).toList());
            for (KnownMachine more : machines(random)) {
                if (known.add(lower(more.machine().identity().resourceId().orElse("" + known.size())))) {
                    machines.add(more);
                }
            }
            for (AddressedMachine machine : AddressBook.assign(machines, recorded)) {
                String id = machine.known().machine().identity().resourceId().orElse("");
                String expected = before.remove(id);
                if (expected != null) {
                    assertThat(machine.address()).as("seed %d, %s", seed, id).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void machines_that_share_a_name_all_get_the_longer_address_in_a_first_plan() {
        assertThat(addresses(
                        Machines.cloud("s1", "rg1", "web", "eastus"),
                        Machines.cloud("s1", "rg2", "WEB", "eastus"),
                        Machines.cloud("s1", "rg1", "db", "eastus")))
                .containsExactly("db", "rg1/web", "rg2/WEB");
        assertThat(addresses(
                        Machines.cloud("s1", "rg1", "web", "eastus"), Machines.cloud("s2", "RG1", "web", "eastus")))
                .as("the group is spelt as in the first record")
                .containsExactly("s1/rg1/web", "s2/rg1/web");
    }

    @Test
    void a_newcomer_gets_the_longer_form_and_a_name_stays_reserved_for_a_machine_that_is_gone() {
        SortedMap<String, String> recorded = new TreeMap<>();
        KnownMachine old = Machines.cloud("s", "old", "web", "eastus");
        recorded.put("web", old.machine().identity().resourceId().orElseThrow().toUpperCase(Locale.ROOT));
        KnownMachine newcomer = Machines.cloud("s", "new", "Web", "eastus");
        assertThat(AddressBook.assign(List.of(newcomer, old), recorded).stream().map(AddressedMachine::address))
                .containsExactly("new/Web", "web");
        assertThat(AddressBook.assign(List.of(newcomer), recorded).stream().map(AddressedMachine::address))
                .containsExactly("new/Web");
    }

    @Test
    void a_declared_machine_keeps_its_address_when_it_gets_or_loses_its_resource_id() {
        SortedMap<String, String> recorded = new TreeMap<>();
        recorded.put("web", "");
        KnownMachine withId = Machines.cloud("s", "rg", "web", "eastus");
        assertThat(AddressBook.assign(List.of(withId), recorded).get(0).address())
                .isEqualTo("web");
        recorded.put("web", "/subscriptions/s/web");
        assertThat(AddressBook.assign(List.of(Machines.machine("web", "eastus", 0)), recorded)
                        .get(0)
                        .address())
                .isEqualTo("web");
    }

    @Test
    void machines_that_nothing_tells_apart_are_numbered_and_marked() {
        List<AddressedMachine> addressed = AddressBook.assign(
                List.of(Machines.machine("web", "eastus", 0), Machines.machine("web", "westus", 0)), new TreeMap<>());
        assertThat(addressed.stream().map(AddressedMachine::address)).containsExactly("web", "web#2");
        assertThat(addressed.stream().map(AddressedMachine::ambiguous)).containsExactly(false, true);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> addresses(KnownMachine... machines) {
        return AddressBook.assign(List.of(machines), new TreeMap<>()).stream()
                .map(AddressedMachine::address)
                .toList();
    }

    /** Machines with few names, groups and subscriptions, so that they collide in every way. */
    private static List<KnownMachine> machines(Random random) {
        Map<String, KnownMachine> byId = new TreeMap<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String name = List.of("web", "Web", "db").get(random.nextInt(3));
            KnownMachine machine = random.nextInt(4) == 0
                    ? Machines.machine(name + i % 3, "eastus", 0)
                    : Machines.cloud(
                            "s" + random.nextInt(2),
                            List.of("rg1", "RG1", "rg2").get(random.nextInt(3)),
                            name,
                            "eastus");
            String id = machine.machine()
                    .identity()
                    .resourceId()
                    .orElse(machine.machine().name() + i);
            byId.putIfAbsent(id.toLowerCase(Locale.ROOT), machine);
        }
        return List.copyOf(byId.values());
    }
}
