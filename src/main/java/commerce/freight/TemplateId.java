package commerce.freight;

import platform.id.TypedId;

/** Identifies a shipping template. */
public record TemplateId(long value) implements TypedId {}
