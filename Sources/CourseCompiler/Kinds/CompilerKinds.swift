package import CourseModel

/// Every kind of diagnostic that reading and resolving can give, by code.
package let compilerKinds: [DiagnosticKind] = [
  .missingFile, .unreadableFile, .fileTooLarge, .invalidUTF8, .forbiddenCharacter, .pathLeavesContent, .unlistedTopic,
  .unusedMedia,
  .yamlSyntax, .yamlFeatureRefused, .duplicateKey, .unknownKey, .missingKey, .wrongType, .invalidValue, .frontMatter,
  .topicListedTwice, .unknownTopicType,
  .nestingTooDeep, .rawHTML, .headingLevel, .duplicateAnchor, .malformedAttributes, .unknownCallout, .strayCaption,
  .undefinedFootnote, .unusedFootnote, .footnoteInFootnote, .emptyHeading, .pathologicalText, .unknownValue,
  .pointOutOfOrder, .mergedCells,
  .danglingReference, .hiddenReference, .refusedAddress, .linkTitle, .unsupportedImage, .unsafeSVG,
  .malformedQuestion, .noRightOption, .unknownObjective,
  .xmlSyntax, .doctypeRefused, .unknownElement, .unknownAttribute, .missingElement, .strayText, .inclusionRefused,
  .notComposed, .strayMark, .lookAlikeLetter, .mixedScripts, .directionControl, .invisibleCharacter,
  .unprintableCharacter, .replacementCharacter, .byteOrderMark, .legacyEncoding, .twiceEncoded, .looseFileName,
  .duplicateDocument, .unknownDocument, .malformedCitation, .contradictoryDates, .unknownTerm, .duplicateTerm,
  .unknownSourceMark, .brokenStates, .repeatedUnit,
  .unknownAudience,
]
