package commerce.order;

import java.util.LinkedHashMap;
import java.util.Map;

import commerce.catalogue.SkuId;

/** What orders and stock should do, as simply as it can be said; without a database, an event or a thread. */
final class OrderModel {
    final Map<SkuId, Integer> onHand = new LinkedHashMap<>();
    final Map<SkuId, Integer> held = new LinkedHashMap<>();

    /** One order of {@code quantity} pieces of one SKU. */
    static final class ModelOrder {
        final SkuId sku;
        final int quantity;
        OrderStatus status = OrderStatus.PAYMENT_WAITING;
        /** Of the newest event of its payment; pay counts from 0. */
        int version = -1;

        ModelOrder(SkuId sku, int quantity) {
            this.sku = sku;
            this.quantity = quantity;
        }
    }

    void stock(SkuId sku, int pieces) {
        onHand.put(sku, pieces);
        held.put(sku, 0);
    }

    boolean canPlace(SkuId sku, int quantity) {
        return onHand.get(sku) - held.get(sku) >= quantity;
    }

    ModelOrder place(SkuId sku, int quantity) {
        held.merge(sku, quantity, Integer::sum);
        return new ModelOrder(sku, quantity);
    }

    boolean canCancel(ModelOrder order) {
        return order.status != OrderStatus.PAID && order.status != OrderStatus.EXPIRED;
    }

    void cancel(ModelOrder order) {
        if (order.status == OrderStatus.PAYMENT_WAITING) {
            order.status = OrderStatus.CANCEL_REQUESTED;
        }
    }

    void lapse(ModelOrder order) {
        if (order.status == OrderStatus.PAYMENT_WAITING) {
            release(order, OrderStatus.EXPIRED);
        }
    }

    void approved(ModelOrder order, int version) {
        if (isOld(order, version)) {
            return;
        }
        switch (order.status) {
            case PAYMENT_WAITING -> {
                held.merge(order.sku, -order.quantity, Integer::sum);
                sell(order);
            }
            case EXPIRED -> {
                if (canPlace(order.sku, order.quantity)) {
                    sell(order);
                } else {
                    order.status = OrderStatus.REFUND_PENDING;
                }
            }
            case CANCEL_REQUESTED -> release(order, OrderStatus.REFUND_PENDING);
            case CANCELED -> order.status = OrderStatus.REFUND_PENDING;
            default -> {
            }
        }
    }

    void ended(ModelOrder order, int version, Happening how) {
        if (isOld(order, version)) {
            return;
        }
        if (order.status == OrderStatus.CANCEL_REQUESTED) {
            release(order, OrderStatus.CANCELED);
        } else if (order.status == OrderStatus.PAYMENT_WAITING) {
            release(order, how == Happening.PAYMENT_EXPIRED ? OrderStatus.EXPIRED : OrderStatus.CANCELED);
        }
    }

    void refunded(ModelOrder order) {
        if (order.status == OrderStatus.REFUND_PENDING) {
            order.status = OrderStatus.REFUNDED;
        }
    }

    private static boolean isOld(ModelOrder order, int version) {
        if (version <= order.version) {
            return true;
        }
        order.version = version;
        return false;
    }

    private void sell(ModelOrder order) {
        onHand.merge(order.sku, -order.quantity, Integer::sum);
        order.status = OrderStatus.PAID;
    }

    private void release(ModelOrder order, OrderStatus status) {
        held.merge(order.sku, -order.quantity, Integer::sum);
        order.status = status;
    }
}
