package commerce.cart;

import commerce.catalogue.SkuId;

import platform.money.Won;

/**
 * Some pieces of one SKU in a cart.
 *
 * @param unitPrice of one piece, when they were put there
 */
record CartLine(SkuId skuId, int quantity, Won unitPrice) {}
