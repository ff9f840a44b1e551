package commerce.product;

import java.util.EnumSet;
import java.util.Set;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import org.springframework.stereotype.Component;

/** Which sellers may bring something to the shelf: others may only take away. */
@Component
class OpenSellers {
    private static final Set<ProductHappening> TAKES_AWAY = EnumSet.of(ProductHappening.WITHDRAW,
            ProductHappening.DISCARD, ProductHappening.PAUSE, ProductHappening.SELL_OUT, ProductHappening.STOP,
            ProductHappening.REJECT);

    private final SellerRegister register;

    OpenSellers(SellerRegister register) {
        this.register = register;
    }

    /** Of what happens to a product of a seller who does not become another before the transaction's end. */
    void require(SellerId seller, ProductHappening happening) {
        if (!TAKES_AWAY.contains(happening)) {
            register.requireOpen(seller);
        }
    }
}
