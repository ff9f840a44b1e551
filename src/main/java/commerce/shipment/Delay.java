package commerce.shipment;

import java.time.Instant;

/**
 * What a seller told a buyer of an item that is sent late.
 *
 * @param until it is sent by then
 */
public record Delay(Instant until, String reason, Instant noticedAt) {}
