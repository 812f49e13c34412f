package dev.baton.application.asset;

import dev.baton.domain.asset.Asset;

public interface Assets {

  /** Adds it; when the organization has one with this hash, adds nothing and returns that one. */
  Asset add(Asset asset);
}
