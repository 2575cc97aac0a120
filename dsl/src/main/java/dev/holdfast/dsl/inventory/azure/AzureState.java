package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.MachineState;
import dev.holdfast.dsl.model.machine.OperatingSystem;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads operating system and states from Azure's records; what they do not say is unknown. */
final class AzureState {

    /** Parts of publishers' and images' names that tell Linux. */
    private static final List<String> LINUX_IMAGES = List.of(
            "canonical",
            "ubuntu",
            "debian",
            "credativ",
            "redhat",
            "rhel",
            "centos",
            "openlogic",
            "suse",
            "sles",
            "oracle-linux",
            "almalinux",
            "rocky",
            "coreos",
            "flatcar",
            "kinvolk",
            "mariner",
            "azurelinux",
            "fedora",
            "linux",
            "aks");

    private AzureState() {}

    static MachineState of(Node record) {
        return new MachineState(power(record), provisioning(record), agent(record));
    }

    /** As the OS disk says, else as profile, image or licence let guess. */
    static OperatingSystem os(Node record) {
        Optional<OperatingSystem> said = AzureMachines.part(record, "storageProfile", "osDisk", "osType")
                .flatMap(type -> RecordFields.text(Optional.of(type)))
                .flatMap(type -> OperatingSystem.of(type.toLowerCase(Locale.ROOT)));
        if (said.isPresent()) {
            return said.get();
        }
        if (AzureMachines.part(record, "osProfile", "windowsConfiguration").isPresent()) {
            return OperatingSystem.WINDOWS;
        }
        if (AzureMachines.part(record, "osProfile", "linuxConfiguration").isPresent()) {
            return OperatingSystem.LINUX;
        }
        StringBuilder hints = new StringBuilder();
        AzureMachines.part(record, "storageProfile", "imageReference").ifPresent(image -> {
            RecordFields.text(image, "publisher")
                    .ifPresent(text -> hints.append(text).append(' '));
            RecordFields.text(image, "offer")
                    .ifPresent(text -> hints.append(text).append(' '));
        });
        RecordFields.text(AzureMachines.part(record, "instanceView", "osName"))
                .ifPresent(text -> hints.append(text).append(' '));
        RecordFields.text(AzureMachines.part(record, "licenseType")).ifPresent(hints::append);
        String guess = hints.toString().toLowerCase(Locale.ROOT);
        if (guess.contains("windows")) {
            return OperatingSystem.WINDOWS;
        }
        return LINUX_IMAGES.stream().anyMatch(guess::contains) ? OperatingSystem.LINUX : OperatingSystem.UNKNOWN;
    }

    private static PowerState power(Node record) {
        Optional<String> text = RecordFields.text(record, "powerState")
                .or(() -> status(AzureMachines.part(record, "instanceView", "statuses"), "powerstate/"))
                .or(() -> RecordFields.text(
                        AzureMachines.part(record, "extended", "instanceView", "powerState", "code")));
        if (text.isEmpty()) {
            return PowerState.UNKNOWN;
        }
        String word = text.get().substring(text.get().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        word = word.startsWith("vm ") ? word.substring(3) : word;
        return switch (word) {
            case "running", "starting" -> PowerState.RUNNING;
            case "stopped", "stopping" -> PowerState.STOPPED;
            case "deallocated", "deallocating" -> PowerState.DEALLOCATED;
            default -> PowerState.UNKNOWN;
        };
    }

    private static ProvisioningState provisioning(Node record) {
        Optional<String> text = RecordFields.text(AzureMachines.part(record, "provisioningState"))
                .or(() -> status(AzureMachines.part(record, "instanceView", "statuses"), "provisioningstate/")
                        .map(code -> code.split("/", -1)[1]));
        return text.flatMap(word -> ProvisioningState.of(word.toLowerCase(Locale.ROOT)))
                .orElse(ProvisioningState.UNKNOWN);
    }

    private static AgentHealth agent(Node record) {
        for (String system : List.of("windowsConfiguration", "linuxConfiguration")) {
            if (RecordFields.isFalse(AzureMachines.part(record, "osProfile", system, "provisionVMAgent"))) {
                return AgentHealth.ABSENT;
            }
        }
        Optional<Node> statuses = AzureMachines.part(record, "instanceView", "vmAgent", "statuses");
        return status(statuses, "provisioningstate/")
                .map(code -> code.toLowerCase(Locale.ROOT).endsWith("/succeeded")
                        ? AgentHealth.HEALTHY
                        : AgentHealth.UNHEALTHY)
                .orElse(AgentHealth.UNKNOWN);
    }

    /** The code of the first status that starts with a lower-case prefix. */
    private static Optional<String> status(Optional<Node> statuses, String prefix) {
        for (Node status : RecordFields.items(statuses)) {
            Optional<String> code = RecordFields.text(status, "code");
            if (code.isPresent() && code.get().toLowerCase(Locale.ROOT).startsWith(prefix)) {
                return code;
            }
        }
        return Optional.empty();
    }
}
