package commerce.listing;

import commerce.catalogue.ProductId;
import commerce.product.Draft;
import commerce.product.ReadOwnProduct;
import commerce.product.SellerPerson;
import commerce.product.WriteProduct;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A seller's person begins a product with what another one says, its pictures and its price included. */
@Component
class CopyProduct {
    private final ReadOwnProduct products;
    private final WriteProduct write;

    CopyProduct(ReadOwnProduct products, WriteProduct write) {
        this.products = products;
        this.write = write;
    }

    @Transactional
    public ProductId copy(SellerPerson person, ProductId id) {
        ReadOwnProduct.OwnProduct product = products.read(person.seller(), id);
        return write.write(person, null, WriteProduct.NEW, new Draft(product.content(), product.terms()));
    }
}
