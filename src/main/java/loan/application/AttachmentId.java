package loan.application;

import platform.id.TypedId;

/** The id of an attachment. */
record AttachmentId(long value) implements TypedId {}
