package commerce.order;

import commerce.catalogue.SellerId;

/** What one seller has to send of a purchase. */
record SellerOrder(SellerOrderId id, SellerId sellerId) {}
