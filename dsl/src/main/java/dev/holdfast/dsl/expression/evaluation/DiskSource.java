package dev.holdfast.dsl.expression.evaluation;

import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.disk.Disk;
import org.jspecify.annotations.Nullable;

/**
 * A disk as expressions see it; the names are those of {@link Vocabulary}. {@code churn} is the data rewritten in a day,
 * {@code growth} what comes in one, {@code reduction} a number of hundredths.
 *
 * @param disk the disk
 */
record DiskSource(Disk disk) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "name" -> disk.isOs() ? new AliasedText(disk.name(), "os") : disk.name();
            case "os" -> disk.isOs();
            case "temporary" -> disk.isTemporary();
            case "lun" -> disk.lun().orElse(null);
            case "size" -> disk.size().value();
            case "used" -> disk.used().value();
            case "churn" -> disk.churn().value().perDay(disk.used().value());
            case "growth" -> disk.growthPerDay();
            case "writes" -> disk.content().writes().word();
            case "reduction" -> disk.content().reduction().value();
            case "sku" ->
                disk.traits().sku().isPresent()
                        ? new FoldedText(disk.traits().sku().get(), false)
                        : null;
            case "id" ->
                disk.traits().resourceId().isPresent()
                        ? new FoldedText(disk.traits().resourceId().get(), false)
                        : null;
            case "caching" -> disk.traits().caching().word();
            case "role", "kind" -> disk.traits().role().word();
            case "storage" -> disk.traits().storage().word();
            case "shared" -> disk.traits().shared();
            case "writeAccelerator" -> disk.traits().writeAccelerator();
            case "exclude" -> disk.exclude().orElse(null);
            default -> null;
        };
    }
}
