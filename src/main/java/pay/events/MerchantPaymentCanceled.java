package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A part of what a member paid a merchant goes back, or all of it. What comes to the wallet and to the points is told by
 * {@link WalletMoved} and {@link PointsMoved}.
 *
 * @param captured what was taken
 * @param canceled what of that has gone back, in all
 * @param version the highest has the present amounts
 */
@EventType(value = "pay.merchant-payment-canceled", aggregate = "paymentId")
public record MerchantPaymentCanceled(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid memberId, Tsid merchantId,
        String merchantName, String orderName, Won captured, Won canceled, int version) implements DomainEvent {}
