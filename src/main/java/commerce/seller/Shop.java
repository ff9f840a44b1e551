package commerce.seller;

import org.jspecify.annotations.Nullable;
import platform.business.BusinessNumber;

/**
 * A shop as buyers see it.
 *
 * @param business null of a seller that never applied
 */
record Shop(String name, boolean open, ShopDescription says, @Nullable Business business) {
    /**
     * What the law has a marketplace show of a business that sells, before anybody buys (전자상거래법 제20조 제2항, 제13조 제1항): with
     * the shop's name and e-mail address.
     *
     * @param mailOrderNumber of its notice as a mail-order business (제12조)
     */
    record Business(String representative, BusinessNumber number, String mailOrderNumber, String phone,
            String address) {}
}
