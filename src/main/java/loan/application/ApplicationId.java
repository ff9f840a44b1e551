package loan.application;

import platform.id.TypedId;

/** An application for a loan; lenders know it by this id too. */
public record ApplicationId(long value) implements TypedId {}
