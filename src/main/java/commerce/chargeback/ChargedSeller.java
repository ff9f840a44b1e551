package commerce.chargeback;

import java.time.Instant;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * A seller whose items a chargeback is about.
 *
 * @param id of its row, by which its list is paged
 * @param waits whether it can answer still
 * @param answer what it says; null while it has said nothing
 * @param fee what its plan took of it when it was lost, VAT included
 */
record ChargedSeller(long id, ChargebackId chargeback, SellerId seller, boolean waits, @Nullable String answer,
        @Nullable Instant answeredAt, Won fee) {}
