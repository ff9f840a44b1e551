package ads.campaign;

import platform.id.TypedId;

/** The id of an advertiser. */
public record AdvertiserId(long value) implements TypedId {}
