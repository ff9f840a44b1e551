package commerce.bulk;

import platform.id.TypedId;

/** Identifies a table that a seller brought. */
public record UploadId(long value) implements TypedId {}
