package commerce.image;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's own pictures, whether buyers are shown them or not. */
@OpsController
class SellerImageController {
    private final ShownImages shown;
    private final ImageStore store;

    SellerImageController(ShownImages shown, ImageStore store) {
        this.shown = shown;
        this.store = store;
    }

    @GetMapping("/seller/images/{id}")
    ResponseEntity<byte[]> read(@PathVariable ImageId id, @RequestParam(defaultValue = "SMALL") ImageSize size,
            StaffCaller caller) {
        if (!shown.isOf(SellerId.of(caller, SellerRole.VIEWER), id)) {
            throw new DomainException(CommerceError.PICTURE_NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate()).body(store.find(KeepPicture.nameOf(id, size))
                        .orElseThrow(() -> new DomainException(CommerceError.PICTURE_NOT_FOUND)));
    }
}
