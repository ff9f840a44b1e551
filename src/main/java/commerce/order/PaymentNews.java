package commerce.order;

import java.util.List;

import platform.id.Tsid;

/**
 * What pay tells about the payment of an order.
 *
 * @param version counts the payment's changes; a higher one is newer
 * @param tenders totals so far; empty when no money was taken
 */
record PaymentNews(OrderId orderId, Tsid paymentId, int version, List<Tender> tenders) {}
