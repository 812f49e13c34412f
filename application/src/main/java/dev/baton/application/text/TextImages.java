package dev.baton.application.text;

import dev.baton.application.asset.RemoteImages;

/** Images that visitors sent by text message, where their provider keeps them. */
@FunctionalInterface
public interface TextImages extends RemoteImages {}
