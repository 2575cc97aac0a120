package dev.holdfast.dsl.inventory.azure;

import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.tree.Node;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a disk list says of one managed disk.
 *
 * @param size provisioned size; absent if the record has none
 * @param sku performance tier
 * @param shared attached to several machines at once
 * @param customerKey encrypted with a key of the customer
 */
public record DiskFacts(Optional<DataSize> size, Optional<String> sku, boolean shared, boolean customerKey) {

    /** Sizes beyond this many GiB (8 EiB less one GiB) are not sizes. */
    private static final BigDecimal MOST_GIBIBYTES = BigDecimal.valueOf((1L << 33) - 1);

    /** From a record of {@code Microsoft.Compute/disks}. */
    static DiskFacts of(Node record) {
        Optional<DataSize> bytes = AzureMachines.part(record, "diskSizeBytes")
                .flatMap(RecordFields::number)
                .filter(number -> number.signum() > 0 && number.precision() - number.scale() <= 18)
                .map(number -> new DataSize(number.longValue()));
        Optional<Node> sku = AzureMachines.part(record, "sku");
        boolean shared = AzureMachines.part(record, "maxShares")
                .flatMap(RecordFields::number)
                .map(number -> number.compareTo(BigDecimal.ONE) > 0)
                .orElse(false);
        boolean customerKey = AzureMachines.part(record, "encryption")
                .flatMap(encryption -> RecordFields.text(encryption, "type"))
                .map(type -> type.contains("CustomerKey"))
                .orElse(false);
        return new DiskFacts(
                bytes.or(() -> AzureMachines.part(record, "diskSizeGB").flatMap(DiskFacts::gibibytes)),
                sku.flatMap(tier -> RecordFields.text(tier, "name")).or(() -> RecordFields.text(sku)),
                shared,
                customerKey);
    }

    /** Azure's GB are 2^30 bytes; empty for what is not a positive number. */
    static Optional<DataSize> gibibytes(Node node) {
        return RecordFields.number(node)
                .filter(number -> number.signum() > 0 && number.compareTo(MOST_GIBIBYTES) <= 0)
                .map(number -> new DataSize(
                        number.multiply(BigDecimal.valueOf(1L << 30)).longValue()))
                .filter(size -> size.bytes() > 0);
    }
}
